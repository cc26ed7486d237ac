package org.cdiredis.session.internal.model;

import java.util.LinkedHashMap;
import java.util.Map;

import org.cdiredis.session.internal.serialize.AttributeCodec;
import org.cdiredis.session.internal.store.AttributeName;

/**
 * What is to be written of the attributes of a session, and of which state of them.
 *
 * @param sets the attributes that have new bytes
 * @param removes the attributes that are removed
 * @param bases the versions that their changes are based on; empty where the last commit wins
 */
record CollectedChanges(
        Map<AttributeName, Part> sets, Map<AttributeName, Attribute> removes, Map<AttributeName, Long> bases) {

    /**
     * The bytes of an attribute as it was after so many changes.
     *
     * @param isOfThisForm whether this node has made the plain bytes, with the classes that it has
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(Attribute attribute, int changes, byte[] plain, byte[] sealed, boolean isOfThisForm) {}

    Map<AttributeName, byte[]> bytes() {
        Map<AttributeName, byte[]> bytes = new LinkedHashMap<>();
        sets.forEach((name, part) -> bytes.put(name, part.sealed()));
        return bytes;
    }

    /** It has been written, as this version: what the application has changed meanwhile is still to be. */
    void written(long version, AttributeCodec codec) {
        sets.forEach((name, part) -> {
            Attribute attribute = part.attribute();
            attribute.sealed = part.sealed();
            attribute.plain = part.plain();
            attribute.isOfThisForm = part.isOfThisForm();
            attribute.version = version;
            attribute.base = version;
            attribute.isStored = true;
            attribute.isSent = false;
            attribute.isLate = false;
            if (attribute.changes == part.changes()) {
                attribute.isSet = false;
                attribute.isMutable = attribute.value != null && !codec.isImmutable(attribute.value);
            }
        });
        removes.forEach((name, attribute) -> {
            attribute.isStored = false;
            attribute.isSent = false;
            attribute.sealed = null;
            attribute.plain = null;
            attribute.base = version;
            attribute.isKept = attribute.isOfThisNode;
        });
    }
}
