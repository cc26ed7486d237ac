package org.cdiredis.session.internal.serialize;

/** The first byte of what is stored. */
final class Envelope {

    /** What all stored values have in common, so that other bytes are not taken for one. */
    static final int FORM = 0x50;

    static final int COMPRESSED = 1;
    static final int ENCRYPTED = 2;
    static final int LISTENER = 4;

    private static final int FORM_BITS = 0xF8;

    private Envelope() {}

    static boolean isForm(int first) {
        return (first & FORM_BITS) == FORM;
    }
}
