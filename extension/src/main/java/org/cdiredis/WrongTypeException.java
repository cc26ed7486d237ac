package org.cdiredis;

import org.jspecify.annotations.Nullable;

/**
 * The key holds something that the operation does not work on: a Redis type other than a string, a list for example, which
 * some other program put there, or, for a counter, something that is not a number. It is unchanged.
 */
public class WrongTypeException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message and a cause.
     *
     * @param message the message
     * @param cause the cause; may be null
     */
    public WrongTypeException(String message, @Nullable Throwable cause) {
        super(ErrorKind.WRONG_TYPE, message, cause);
    }
}
