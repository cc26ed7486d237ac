package org.cdiredis;

import org.jspecify.annotations.Nullable;

/**
 * Redis could not be reached, refused the connection, or did not answer within the deadline. The message names the cache
 * and the address. Whether a command that timed out was carried out is not known.
 */
public class RedisUnavailableException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message and a cause.
     *
     * @param message the message
     * @param cause the cause; may be null
     */
    public RedisUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
