package org.cdiredis.internal.client;

import java.time.Duration;
import java.util.Optional;

import dev.failsafe.CircuitBreaker;
import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.config.BreakerSettings;

/**
 * The circuit between caches and one Redis. After so many failures within the window it is open: nobody enters for the
 * cool-down. Then one call does; if Redis answers it, the circuit is closed, otherwise the cool-down begins anew.
 *
 * <p>A failure is a call without connection or answer. An answer, be it an error, is none: it costs no time. Thread-safe.
 */
public final class Circuit {

    /** A circuit that is never open. */
    public static final Circuit ALWAYS_CLOSED = new Circuit(Optional.empty());

    private final Optional<CircuitBreaker<Object>> breaker;
    private volatile @Nullable RedisCacheException lastFailure;

    private Circuit(Optional<CircuitBreaker<Object>> breaker) {
        this.breaker = breaker;
    }

    static Circuit of(BreakerSettings settings, Client client) {
        if (settings.failures() == 0) {
            return ALWAYS_CLOSED;
        }
        return new Circuit(Optional.of(CircuitBreaker.builder()
                .withFailureThreshold(settings.failures(), settings.window())
                .withDelay(settings.coolDown())
                .withSuccessThreshold(1)
                .onOpen(event -> CacheLogger.LOG.circuitOpened(
                        client.address(), settings.coolDown().toString()))
                .onClose(event -> CacheLogger.LOG.circuitClosed(client.address()))
                .build()));
    }

    /**
     * Begins a call, if the circuit lets it through; its end is to be told to {@link #leave} then.
     *
     * @return null if it may be made; otherwise the failure that the circuit was opened by
     */
    public @Nullable RedisCacheException enter() {
        return breaker.isEmpty() || breaker.get().tryAcquirePermit() ? null : lastFailure;
    }

    /**
     * Ends a call.
     *
     * @param failure what it failed with; null if it succeeded
     */
    public void leave(@Nullable RedisCacheException failure) {
        if (breaker.isEmpty()) {
            return;
        }
        if (failure != null && (failure.kind() == ErrorKind.CONNECTION || failure.kind() == ErrorKind.TIMEOUT)) {
            lastFailure = failure;
            breaker.get().recordFailure();
        } else {
            breaker.get().recordSuccess();
        }
    }

    /**
     * How long the circuit stays open.
     *
     * @return the time, in whole milliseconds; zero if it is closed, or if one call is trying
     */
    public Duration remaining() {
        return breaker.map(CircuitBreaker::getRemainingDelay)
                .map(delay -> Duration.ofMillis(delay.toMillis()))
                .orElse(Duration.ZERO);
    }
}
