package org.cdiredis;

import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker turned the call away: Redis has failed too often of late, and was not asked. The kind and the cause are
 * those of the failure that opened the circuit, so that the call is ignored if that failure would be. Nothing was sent.
 */
public class CircuitOpenException extends RedisUnavailableException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param kind the kind of the failure that opened the circuit
     * @param message the message
     * @param cause the failure that opened the circuit; may be null
     */
    public CircuitOpenException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(kind, message, cause);
    }
}
