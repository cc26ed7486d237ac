package org.cdiredis.internal.codec;

import org.jspecify.annotations.Nullable;

/** A value that a codec cannot write. */
public final class UnencodableValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean isTooLarge;

    private UnencodableValueException(@Nullable Throwable cause, boolean isTooLarge) {
        super(cause);
        this.isTooLarge = isTooLarge;
    }

    static UnencodableValueException failed(Throwable cause) {
        return new UnencodableValueException(cause, false);
    }

    static UnencodableValueException tooLarge() {
        return new UnencodableValueException(null, true);
    }

    /**
     * Whether the value is larger than allowed.
     *
     * @return true if that is why
     */
    public boolean isTooLarge() {
        return isTooLarge;
    }
}
