package org.cdiredis.session;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;

/** The session could not be had or written within the deadline, since Redis does not answer or another node holds it. An answer of the status 503. */
public class SessionUnavailableException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param kind what kind of error it is
     * @param message the message
     * @param cause the cause; may be null
     */
    public SessionUnavailableException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
    }
}
