package org.cdiredis.session;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;

/** Another node has changed the same attribute since it was read, in the mode {@link ConcurrencyMode#OPTIMISTIC}: nothing was written. An answer of the status 409. */
public class SessionConflictException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param kind what kind of error it is
     * @param message the message
     * @param cause the cause; may be null
     */
    public SessionConflictException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
    }
}
