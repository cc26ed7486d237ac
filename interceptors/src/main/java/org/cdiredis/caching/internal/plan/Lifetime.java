package org.cdiredis.caching.internal.plan;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.cdiredis.Expiry;

/**
 * How long entries live.
 *
 * @param expiry when they expire
 * @param jitter by which part of a duration they expire earlier at most, 0 to 1
 */
public record Lifetime(Expiry expiry, double jitter) {

    /** As the cache is configured. */
    public static final Lifetime BY_CONFIGURATION = new Lifetime(Expiry.byDefault(), 0);

    /** Checks the range. */
    public Lifetime {
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter: " + jitter + " is not from 0 to 1");
        }
    }

    /**
     * Whether all entries expire alike.
     *
     * @return false if each gets its own time
     */
    boolean isFixed() {
        return jitter == 0 || !(expiry instanceof Expiry.After);
    }

    /**
     * When an entry expires that is stored now.
     *
     * @return the expiry
     */
    Expiry next() {
        if (jitter == 0 || !(expiry instanceof Expiry.After after)) {
            return expiry;
        }
        long milliseconds = after.duration().toMillis();
        long earlier =
                (long) (milliseconds * jitter * ThreadLocalRandom.current().nextDouble());
        return Expiry.after(Duration.ofMillis(Math.max(Math.min(milliseconds, 1), milliseconds - earlier)));
    }
}
