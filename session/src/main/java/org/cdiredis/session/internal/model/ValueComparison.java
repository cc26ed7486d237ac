package org.cdiredis.session.internal.model;

import java.util.Arrays;

import org.cdiredis.session.internal.serialize.AttributeCodec;
import org.cdiredis.session.internal.serialize.UnreadableAttributeException;
import org.cdiredis.session.internal.serialize.UnwritableAttributeException;
import org.cdiredis.session.internal.store.AttributeName;

/** Tells by their bytes whether the values of a session's attributes differ from what is stored. */
final class ValueComparison {

    private final String storage;
    private final AttributeCodec codec;
    private final SteadyBytes steady;

    ValueComparison(String storage, AttributeCodec codec, SteadyBytes steady) {
        this.storage = storage;
        this.codec = codec;
        this.steady = steady;
    }

    /** Whether an attribute needs not be written, as its bytes are those that are stored, or mean the same. */
    boolean isStoredAlready(AttributeName name, Attribute attribute, byte[] plain) {
        byte[] before = attribute.plain;
        byte[] sealed = attribute.sealed;
        if (before == null && sealed != null) {
            try {
                before = codec.unseal(storage, name, sealed);
                attribute.plain = before;
            } catch (UnreadableAttributeException e) {
                return false;
            }
        }
        return before != null
                && (Arrays.equals(before, plain) || (!attribute.isSet && isInAnotherForm(attribute, before, plain)));
    }

    /**
     * Whether the bytes differ only because another version of the class has written what is stored: whoever only reads it here, by a class that
     * knows less, must not take from it what the other one knows.
     */
    private boolean isInAnotherForm(Attribute attribute, byte[] before, byte[] plain) {
        if (attribute.isOfThisForm) {
            return false;
        }
        try {
            boolean isInAnotherForm = Arrays.equals(codec.plain(codec.value(before)), plain);
            if (isInAnotherForm) {
                attribute.plain = plain; // what is compared next need not be read for that
            }
            return isInAnotherForm;
        } catch (UnreadableAttributeException | UnwritableAttributeException e) {
            return false;
        }
    }

    /** Whether the application has set an attribute, or changed its value in place. */
    boolean isChanged(Attribute attribute) {
        Object value = attribute.value;
        if (attribute.isSet) {
            return true;
        }
        if (value == null || !attribute.isMutable) {
            return false;
        }
        try {
            byte[] before = attribute.plain;
            byte[] plain = steady.of(value);
            return !Arrays.equals(plain, before) && (before == null || !isInAnotherForm(attribute, before, plain));
        } catch (UnwritableAttributeException e) {
            return true;
        }
    }
}
