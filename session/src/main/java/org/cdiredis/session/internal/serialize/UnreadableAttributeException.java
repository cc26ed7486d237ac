package org.cdiredis.session.internal.serialize;

import org.jspecify.annotations.Nullable;

/** Bytes that stand for no value which may be read. */
public final class UnreadableAttributeException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param reason what is wrong with the bytes, without them
     * @param cause the cause; may be null
     */
    public UnreadableAttributeException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
