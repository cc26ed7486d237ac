package org.cdiredis;

import org.jspecify.annotations.Nullable;

/**
 * A cache operation that failed. The message begins with a code, {@code CDIREDIS} and five digits, and names the cache; it
 * holds neither passwords nor values.
 */
public class RedisCacheException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message and a cause.
     *
     * @param message the message
     * @param cause the cause; may be null
     */
    public RedisCacheException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
