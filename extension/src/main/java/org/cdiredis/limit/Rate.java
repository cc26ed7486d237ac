package org.cdiredis.limit;

import java.time.Duration;
import java.util.Objects;

/**
 * How often something may happen: so many times in a period, spread evenly, with so many at once after a rest. In no period more than
 * {@code permits + burst} are allowed; over a long time, {@code permits} in each.
 *
 * @param permits how many in a period, positive; at most 100 in a millisecond
 * @param period the period, a millisecond to 366 days
 * @param burst how many at once at most, positive
 */
public record Rate(int permits, Duration period, int burst) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final long MOST_PER_MILLISECOND = 100;

    /** Checks the ranges. */
    public Rate {
        Objects.requireNonNull(period, "period");
        if (permits < 1) {
            throw new IllegalArgumentException("permits: " + permits + " is not positive");
        }
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("period: " + period + " is not between " + SHORTEST + " and P366D");
        }
        if (permits > period.toMillis() * MOST_PER_MILLISECOND) {
            throw new IllegalArgumentException("permits: " + permits + " in " + period + " are more than "
                    + MOST_PER_MILLISECOND + " in a millisecond");
        }
        if (burst < 1) {
            throw new IllegalArgumentException("burst: " + burst + " is not positive");
        }
    }

    /**
     * A rate of which all permits of a period may be used at once.
     *
     * @param permits how many in a period
     * @param period the period
     * @return the rate
     * @throws IllegalArgumentException if something is out of range
     */
    public static Rate of(int permits, Duration period) {
        return new Rate(permits, period, permits);
    }

    /**
     * This rate, with another number at once.
     *
     * @param other how many at once at most
     * @return the rate
     * @throws IllegalArgumentException if it is not positive
     */
    public Rate withBurst(int other) {
        return new Rate(permits, period, other);
    }
}
