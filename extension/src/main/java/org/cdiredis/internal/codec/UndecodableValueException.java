package org.cdiredis.internal.codec;

/** Bytes that are not what a codec writes. The message holds nothing of the bytes. */
public final class UndecodableValueException extends Exception {

    private static final long serialVersionUID = 1L;

    UndecodableValueException(String message) {
        super(message);
    }
}
