package org.cdiredis;

import org.jspecify.annotations.Nullable;

/** A value that the cache's serializer cannot write. Nothing was sent to Redis. */
public class ValueEncodingException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message and a cause.
     *
     * @param message the message
     * @param cause the cause; may be null
     */
    public ValueEncodingException(String message, @Nullable Throwable cause) {
        super(ErrorKind.ENCODING, message, cause);
    }
}
