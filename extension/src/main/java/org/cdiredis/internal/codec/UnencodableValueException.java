package org.cdiredis.internal.codec;

/** A value that a codec cannot write. */
public final class UnencodableValueException extends Exception {

    private static final long serialVersionUID = 1L;

    UnencodableValueException(Throwable cause) {
        super(cause);
    }
}
