package org.cdiredis.session;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;

/**
 * The session could not be had or written within the deadline, since Redis does not answer or another node holds it. An answer of the status
 * 503. Thrown by {@code getSession()}, by {@code getAttribute()} of a large attribute, by {@code invalidate()}, by what sends the response of a request
 * that has changed its session, or after the application, and by the methods of {@link Sessions}.
 *
 * <p>Its kind is that of the call of Redis that has failed; {@link ErrorKind#TIMEOUT}, too, if another node or another request has had the session for
 * too long; {@link ErrorKind#CLOSED} once the application has stopped.
 */
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
