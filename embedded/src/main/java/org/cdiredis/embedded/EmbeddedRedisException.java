package org.cdiredis.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A server could not be started, reached or controlled.
 *
 * <p>The message says what was attempted, what went wrong and, where there is one, the remedy. A server that ended
 * during its start adds the last lines of its log. Messages never contain passwords.
 */
public sealed class EmbeddedRedisException extends RuntimeException permits PortTakenException {

    EmbeddedRedisException(String message) {
        super(message);
    }

    EmbeddedRedisException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
