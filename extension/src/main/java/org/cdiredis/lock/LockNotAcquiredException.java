package org.cdiredis.lock;

import org.jspecify.annotations.Nullable;

import org.cdiredis.RedisCacheException;

/** Somebody else held the lock for all of the time that the caller was willing to wait. */
public class LockNotAcquiredException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message and a cause.
     *
     * @param message the message
     * @param cause the cause; may be null
     */
    public LockNotAcquiredException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
