package org.cdiredis.session.internal.serialize;

import org.jspecify.annotations.Nullable;

/** A value that has no byte form. */
public final class UnwritableAttributeException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param reason what is wrong with the value, without it
     * @param cause the cause; may be null
     */
    public UnwritableAttributeException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
