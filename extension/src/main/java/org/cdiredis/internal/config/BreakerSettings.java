package org.cdiredis.internal.config;

import java.time.Duration;

/**
 * When calls are turned away instead of sent. Caches of one client whose settings are equal share a circuit breaker.
 *
 * @param failures how many failures open the circuit; 0 if there is no circuit breaker
 * @param window the time within which they come
 * @param coolDown how long the circuit stays open
 */
public record BreakerSettings(int failures, Duration window, Duration coolDown) {

    /** No circuit breaker. */
    public static final BreakerSettings OFF = new BreakerSettings(0, Duration.ofSeconds(10), Duration.ofSeconds(5));
}
