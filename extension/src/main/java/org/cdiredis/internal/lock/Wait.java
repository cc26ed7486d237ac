package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.Optional;

/**
 * How long somebody is willing to wait.
 *
 * @param limit how long at most; zero: not at all; empty: as long as it takes
 */
record Wait(Optional<Duration> limit) {

    static final Wait NONE = new Wait(Optional.of(Duration.ZERO));
    static final Wait FOREVER = new Wait(Optional.empty());

    /** Longer than any process lives, and countable in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    static Wait of(Duration limit) {
        if (limit.compareTo(LONGEST) > 0) {
            return FOREVER;
        }
        return limit.compareTo(Duration.ZERO) <= 0 ? NONE : new Wait(Optional.of(limit));
    }

    /** What is left of it since a {@link System#nanoTime}. */
    Wait since(long start) {
        return limit.map(whole -> of(whole.minusNanos(System.nanoTime() - start)))
                .orElse(this);
    }

    boolean isNone() {
        return limit.filter(Duration::isZero).isPresent();
    }

    /** For messages. */
    String words() {
        return limit.map(Duration::toString).orElse("any time");
    }
}
