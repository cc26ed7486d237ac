package org.cdiredis;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * How {@link Cache#getOrLoad} loads: when the entry expires, how long it is served beyond that, and how many load at once.
 * What is not said here is as the cache is configured. Immutable.
 *
 * @param expiry when a loaded entry expires; earlier by the option {@code ttl-jitter}, as with a put
 * @param staleWindow how long an entry is served after it has expired, while it is loaded anew, once in all nodes; not negative; empty for
 *     the option {@code stale-window}. Entries that never expire have none
 * @param singleFlight how many callers load at once; empty for the option {@code single-flight}
 * @param expiryOfValue when a loaded entry expires, decided by its value, which may be null; empty for {@code expiry}. What it gives is
 *     looked at as {@code expiry} is: not positive means that the value is returned and not stored
 * @param isReload whether the value is loaded even if there is one
 */
public record LoadPolicy(
        Expiry expiry,
        Optional<Duration> staleWindow,
        Optional<SingleFlight> singleFlight,
        Optional<Function<@Nullable Object, Expiry>> expiryOfValue,
        boolean isReload) {

    private static final LoadPolicy DEFAULT =
            new LoadPolicy(Expiry.byDefault(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** Checks the range. */
    public LoadPolicy {
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(singleFlight, "singleFlight");
        Objects.requireNonNull(expiryOfValue, "expiryOfValue");
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
        return new LoadPolicy(other, staleWindow, singleFlight, Optional.empty(), isReload);
    }

    /**
     * The same policy with a stale window.
     *
     * @param window how long an entry is served after it has expired; not negative; zero for not at all
     * @return the policy
     * @throws IllegalArgumentException if the window is negative
     */
    public LoadPolicy withStaleWindow(Duration window) {
        return new LoadPolicy(expiry, Optional.of(window), singleFlight, expiryOfValue, isReload);
    }

    /**
     * The same policy with another number of callers that load at once.
     *
     * @param other how many load at once
     * @return the policy
     */
    public LoadPolicy withSingleFlight(SingleFlight other) {
        return new LoadPolicy(expiry, staleWindow, Optional.of(other), expiryOfValue, isReload);
    }

    /**
     * The same policy with an expiry that the loaded value decides.
     *
     * @param other when an entry expires, by its value, which may be null. Called by the thread that has the value, which must not
     *     wait; not called for a null that the option {@code null-policy} refuses. What it throws the caller gets, and nothing is stored
     * @return the policy
     */
    public LoadPolicy withExpiryOfValue(Function<@Nullable Object, Expiry> other) {
        return new LoadPolicy(expiry, staleWindow, singleFlight, Optional.of(other), isReload);
    }

    /**
     * The same policy, but that the value is loaded even if there is one, and takes the place of what was there when the load
     * began. What others put or remove meanwhile counts more, as with any load. Each caller loads for itself.
     *
     * @return the policy
     */
    public LoadPolicy reloading() {
        return new LoadPolicy(expiry, staleWindow, singleFlight, expiryOfValue, true);
    }
}
