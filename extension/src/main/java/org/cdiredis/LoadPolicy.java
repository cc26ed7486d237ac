package org.cdiredis;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How {@link Cache#getOrLoad} loads: when the entry expires, how long it is served beyond that, and how many load at once.
 * What is not said here is as the cache is configured. Immutable.
 *
 * @param expiry when a loaded entry expires; earlier by the option {@code ttl-jitter}, as with a put
 * @param staleWindow how long an entry is served after it has expired, while it is loaded anew, once in all nodes; not negative; empty for
 *     the option {@code stale-window}. Entries that never expire have none
 * @param singleFlight how many callers load at once; empty for the option {@code single-flight}
 */
public record LoadPolicy(Expiry expiry, Optional<Duration> staleWindow, Optional<SingleFlight> singleFlight) {

    private static final LoadPolicy DEFAULT = new LoadPolicy(Expiry.byDefault(), Optional.empty(), Optional.empty());

    /** Checks the range. */
    public LoadPolicy {
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(singleFlight, "singleFlight");
        if (staleWindow.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("staleWindow: " + staleWindow.get() + " is negative");
        }
        if (staleWindow.filter(window -> window.compareTo(Expiry.MAXIMUM) > 0).isPresent()) {
            throw new IllegalArgumentException("staleWindow: " + staleWindow.get() + " is longer than Redis can count");
        }
    }

    /**
     * As the cache is configured.
     *
     * @return the policy
     */
    public static LoadPolicy byDefault() {
        return DEFAULT;
    }

    /**
     * The same policy with another expiry.
     *
     * @param other when a loaded entry expires
     * @return the policy
     */
    public LoadPolicy withExpiry(Expiry other) {
        return new LoadPolicy(other, staleWindow, singleFlight);
    }

    /**
     * The same policy with a stale window.
     *
     * @param window how long an entry is served after it has expired; not negative; zero for not at all
     * @return the policy
     * @throws IllegalArgumentException if the window is negative
     */
    public LoadPolicy withStaleWindow(Duration window) {
        return new LoadPolicy(expiry, Optional.of(window), singleFlight);
    }

    /**
     * The same policy with another number of callers that load at once.
     *
     * @param other how many load at once
     * @return the policy
     */
    public LoadPolicy withSingleFlight(SingleFlight other) {
        return new LoadPolicy(expiry, staleWindow, Optional.of(other));
    }
}
