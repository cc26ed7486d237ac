package org.cdiredis;

import org.jspecify.annotations.Nullable;

/** An operation needs an entry to be there, and it is absent or has expired. Nothing was stored. */
public class NoSuchEntryException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message and a cause.
     *
     * @param message the message
     * @param cause the cause; may be null
     */
    public NoSuchEntryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
