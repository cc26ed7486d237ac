package org.cdiredis.internal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.TimeToLive;

/**
 * How long entries live in Redis: until they expire, and the stale window on top.
 *
 * @param byDefault when an entry expires that is put without an expiry
 * @param staleWindow how long an entry stays after it has expired
 * @param jitter how much earlier entries expire that are stored together
 */
record Lifetimes(Expiry byDefault, Duration staleWindow, Jitter jitter) {

    Lifetimes withStaleWindow(Duration other) {
        return new Lifetimes(byDefault, other, jitter);
    }

    /** An expiry that is not the default one. */
    Expiry effective(Expiry expiry) {
        return Objects.requireNonNull(expiry, "expiry") instanceof Expiry.ByDefault ? byDefault : expiry;
    }

    /** How long an entry is in Redis; null for ever. */
    @Nullable
    Duration inRedis(Expiry effective) {
        return effective instanceof Expiry.After after ? withWindow(after.duration()) : null;
    }

    /** How long an entry is in Redis that is stored now, perhaps with others; null for ever. */
    @Nullable
    Duration spreadInRedis(Expiry effective) {
        return effective instanceof Expiry.After after ? withWindow(jitter.shorten(after.duration())) : null;
    }

    private Duration withWindow(Duration untilExpiry) {
        Duration stored = untilExpiry.plus(staleWindow);
        return stored.compareTo(Expiry.MAXIMUM) > 0 ? Expiry.MAXIMUM : stored;
    }

    /** When an entry goes from Redis that expires at an instant. */
    Instant inRedis(Instant expiry) {
        return expiry.plus(staleWindow);
    }

    /** How long an entry has until it expires, of how long it is in Redis. */
    TimeToLive untilExpiry(TimeToLive inRedis) {
        return inRedis.duration()
                .map(stored -> stored.minus(staleWindow))
                .map(left -> TimeToLive.remaining(left.isNegative() ? Duration.ZERO : left))
                .orElse(inRedis);
    }

    /** Whether an entry has expired that is still in Redis. */
    boolean isStale(TimeToLive inRedis) {
        return inRedis.duration()
                .filter(stored -> stored.compareTo(staleWindow) < 0)
                .isPresent();
    }
}
