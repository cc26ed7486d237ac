package org.cdiredis;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long an entry has to live: a time, for ever, or there is no entry. Immutable.
 */
public sealed interface TimeToLive {

    /**
     * There is no entry.
     *
     * @return the answer
     */
    static TimeToLive absent() {
        return Absent.INSTANCE;
    }

    /**
     * The entry never expires.
     *
     * @return the answer
     */
    static TimeToLive never() {
        return Never.INSTANCE;
    }

    /**
     * The entry expires after a time.
     *
     * @param duration the time, in whole milliseconds; not negative
     * @return the answer
     */
    static TimeToLive remaining(Duration duration) {
        return new Remaining(duration);
    }

    /**
     * Whether there is an entry.
     *
     * @return true if there is
     */
    default boolean isPresent() {
        return !(this instanceof Absent);
    }

    /**
     * The remaining time.
     *
     * @return the time, in whole milliseconds; empty if the entry never expires or there is none
     */
    default Optional<Duration> duration() {
        return this instanceof Remaining remaining ? Optional.of(remaining.time) : Optional.empty();
    }

    /** There is no entry. */
    record Absent() implements TimeToLive {
        private static final Absent INSTANCE = new Absent();
    }

    /** The entry never expires. */
    record Never() implements TimeToLive {
        private static final Never INSTANCE = new Never();
    }

    /**
     * The entry expires after a time.
     *
     * @param time the time, in whole milliseconds; not negative
     */
    record Remaining(Duration time) implements TimeToLive {

        /** Checks the range. */
        public Remaining {
            Objects.requireNonNull(time, "time");
            if (time.isNegative()) {
                throw new IllegalArgumentException("time: " + time + " is negative");
            }
        }
    }
}
