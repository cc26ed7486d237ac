package org.cdiredis;

import org.jspecify.annotations.Nullable;

/**
 * Redis could not be reached, refused the connection, or did not answer within the deadline. The message names the cache
 * and the address. Whether a command that timed out was carried out is not known.
 */
public class RedisUnavailableException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception of the kind {@link ErrorKind#CONNECTION}.
     *
     * @param message the message
     * @param cause the cause; may be null
     */
    public RedisUnavailableException(String message, @Nullable Throwable cause) {
        this(ErrorKind.CONNECTION, message, cause);
    }

    /**
     * An exception.
     *
     * @param kind what kind of error it is
     * @param message the message
     * @param cause the cause; may be null
     */
    public RedisUnavailableException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
    }
}
