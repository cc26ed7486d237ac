package org.cdiredis;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A cache operation that failed. The message begins with a code, {@code CDIREDIS} and five digits, and names the cache; it
 * holds neither passwords nor values.
 */
public class RedisCacheException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of error it is. */
    private final ErrorKind kind;

    /**
     * An exception of the kind {@link ErrorKind#OTHER}.
     *
     * @param message the message
     * @param cause the cause; may be null
     */
    public RedisCacheException(String message, @Nullable Throwable cause) {
        this(ErrorKind.OTHER, message, cause);
    }

    /**
     * An exception.
     *
     * @param kind what kind of error it is
     * @param message the message
     * @param cause the cause; may be null
     */
    public RedisCacheException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /**
     * What kind of error it is, by which it may be ignored.
     *
     * @return the kind
     */
    public ErrorKind kind() {
        return kind;
    }
}
