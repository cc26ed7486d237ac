package org.cdiredis.session.internal.model;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.store.StoredAttribute;

/** An attribute on this node, as it is stored and as the application sees it. Guarded by its table. */
final class Attribute {

    /** As it is stored; null before that, and if it has not been fetched yet. */
    byte @Nullable [] sealed;

    /** What the value is compared with; null before it is read. */
    byte @Nullable [] plain;

    /** What the application sees; null before it is read. */
    @Nullable
    Object value;

    /** The version that changed it last, as far as this node knows; 0 if it is not stored. */
    long version;

    /** The version that its first change here came after. */
    long base;

    /** Counts the changes by the application. */
    int changes;

    /** Whether this node has written it last, with the classes that it has. */
    boolean isOfThisForm;

    boolean isSet;
    boolean isStored;

    /** Whether it has been sent to the store, which may have it before it answers, or without an answer. */
    boolean isSent;

    boolean isMutable;
    boolean isUnreadable;
    boolean isOfThisNode;

    /** Whether others do not have it only because it was being changed whenever it was to be written. */
    boolean isLate;

    /** Whether it is a value of this node that no request here has to write any more: what others write later replaces it. */
    boolean isKept;

    boolean mayBeStored() {
        return isStored || isSent;
    }

    /** Whether nothing is known here but that there is one. */
    boolean isWithoutBytes() {
        return sealed == null && value == null;
    }

    static Attribute stored(StoredAttribute stored) {
        Attribute made = new Attribute();
        made.take(stored);
        return made;
    }

    /** What the application has read of it, if it has, is not true any more. */
    void replace(StoredAttribute newer) {
        take(newer);
        value = null;
        isMutable = false;
        isUnreadable = false;
        isOfThisNode = false;
        isSet = false;
        isLate = false;
        isKept = false;
        base = newer.version();
    }

    /** Keeps what the application has made of it. */
    void take(StoredAttribute newer) {
        sealed = newer.bytes().orElse(null);
        plain = null;
        isOfThisForm = false;
        version = newer.version();
        isStored = true;
        if (!isSet) {
            base = version;
        }
    }

    void set(Object newValue, boolean isLocal) {
        value = newValue;
        isSet = true;
        isMutable = false;
        isUnreadable = false;
        isOfThisNode = isLocal;
        isLate = false;
        isKept = false;
        changes++;
    }
}
