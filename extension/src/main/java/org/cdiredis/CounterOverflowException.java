package org.cdiredis;

import org.jspecify.annotations.Nullable;

/**
 * A counter would have left the range that Redis counts in: 64-bit integers, or finite numbers for one that is not an integer.
 * Its value is unchanged.
 */
public class CounterOverflowException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message and a cause.
     *
     * @param message the message
     * @param cause the cause; may be null
     */
    public CounterOverflowException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
