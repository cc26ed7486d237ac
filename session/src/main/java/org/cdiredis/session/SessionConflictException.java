package org.cdiredis.session;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;

/**
 * Nothing of the session was written, as another node was faster. An answer of the status 409. Thrown where a request writes its session: by what
 * sends the response, {@code flushBuffer()} for example, or after the application. That is the case
 *
 * <ol>
 *   <li>with {@code concurrency=optimistic}, if another node has changed an attribute since it was read that this request has changed, too, and
 *       then for all other requests of the session that run on this node;
 *   <li>with {@code concurrency=exclusive}, if this node has not renewed its lease in time, so that another one may have had the session;
 *   <li>for a new session, if Redis still has another one of the same id, which has ended.
 * </ol>
 *
 * <p>Its kind is {@link ErrorKind#OTHER}.
 */
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
