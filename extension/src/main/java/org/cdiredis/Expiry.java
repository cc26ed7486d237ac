package org.cdiredis;

import java.time.Duration;
import java.util.Objects;

/**
 * When a new entry expires: after the cache's default time, never, or after a given time. Immutable.
 *
 * <p>Redis counts in milliseconds: a duration is cut to whole ones, and one under a millisecond is as good as none.
 */
public sealed interface Expiry {

    /**
     * The longest time after which an entry may expire: 2<sup>62</sup> milliseconds, about 146 million years. Redis adds a
     * time to live to the current time in a signed 64-bit number and refuses what does not fit.
     */
    Duration MAXIMUM = Duration.ofMillis(1L << 62);

    /**
     * After the time that the cache's option {@code ttl} gives.
     *
     * @return the expiry
     */
    static Expiry byDefault() {
        return ByDefault.INSTANCE;
    }

    /**
     * Never: the entry stays until it is removed or Redis evicts it.
     *
     * @return the expiry
     */
    static Expiry never() {
        return Never.INSTANCE;
    }

    /**
     * After a time. A time that is zero, negative or under a millisecond means that the entry is not to exist: see
     * {@link Cache#put(Object, Object, Expiry)}.
     *
     * @param duration the time, at most {@link #MAXIMUM}
     * @return the expiry
     * @throws IllegalArgumentException if the duration is longer than {@link #MAXIMUM}
     */
    static Expiry after(Duration duration) {
        return new After(duration);
    }

    /**
     * Whether an entry with this expiry would have no time to live at all.
     *
     * @return true for a duration under a millisecond, zero or negative
     */
    default boolean isImmediate() {
        return this instanceof After after && after.duration.compareTo(Duration.ofMillis(1)) < 0;
    }

    /** After the cache's default time. */
    record ByDefault() implements Expiry {
        private static final ByDefault INSTANCE = new ByDefault();
    }

    /** Never. */
    record Never() implements Expiry {
        private static final Never INSTANCE = new Never();
    }

    /**
     * After a time.
     *
     * @param duration the time, at most {@link #MAXIMUM}
     */
    record After(Duration duration) implements Expiry {

        /** Checks the range. */
        public After {
            Objects.requireNonNull(duration, "duration");
            if (duration.compareTo(MAXIMUM) > 0) {
                throw new IllegalArgumentException("duration: " + duration + " is longer than the maximum, " + MAXIMUM);
            }
        }
    }
}
