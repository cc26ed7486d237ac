package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Spreads the expiry of entries that are stored together.
 *
 * @param fraction by which part of its time to live, at most, an entry expires earlier; 0 to 1
 * @param random numbers from 0 to 1, each as likely
 */
record Jitter(double fraction, DoubleSupplier random) {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** A time to live, or somewhat less of it; a millisecond at least. */
    Duration shorten(Duration timeToLive) {
        if (fraction == 0) {
            return timeToLive;
        }
        long milliseconds = timeToLive.toMillis();
        Duration shortened = Duration.ofMillis(milliseconds - (long) (milliseconds * fraction * random.getAsDouble()));
        return shortened.compareTo(SHORTEST) < 0 ? SHORTEST : shortened;
    }
}
