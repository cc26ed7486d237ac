package org.cdiredis.session.internal.serialize;

import java.util.Arrays;

import org.cdiredis.session.internal.store.StoredAttribute;

/** The first byte of what is stored, and the rest. */
final class Envelope {

    static final int COMPRESSED = 1;
    static final int ENCRYPTED = 2;
    static final int LISTENER = StoredAttribute.LISTENER;

    /** What all stored values have in common, so that other bytes are not taken for one. */
    private static final int FORM = 0x50;

    private static final int FORM_BITS = 0xF8;

    private Envelope() {}

    static byte first(int flags) {
        return (byte) (FORM | flags);
    }

    static byte[] of(int flags, byte[] body) {
        byte[] sealed = new byte[body.length + 1];
        sealed[0] = first(flags);
        System.arraycopy(body, 0, sealed, 1, body.length);
        return sealed;
    }

    static int flags(byte[] sealed) throws UnreadableAttributeException {
        if (sealed.length == 0 || (sealed[0] & FORM_BITS) != FORM) {
            throw new UnreadableAttributeException("it does not have the form of an attribute", null);
        }
        return sealed[0] & ~FORM_BITS;
    }

    static boolean isEncrypted(byte[] sealed) {
        return sealed.length > 0 && (sealed[0] & ENCRYPTED) != 0;
    }

    static byte[] body(byte[] sealed) {
        return Arrays.copyOfRange(sealed, 1, sealed.length);
    }
}
