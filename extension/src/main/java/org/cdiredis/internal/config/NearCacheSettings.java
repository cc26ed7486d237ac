package org.cdiredis.internal.config;

import java.time.Duration;

/**
 * What a node keeps of the entries of a cache.
 *
 * @param bound how much it keeps
 * @param timeToLive how long it keeps an entry at most, at least a millisecond
 * @param invalidation who says that an entry has changed
 * @param maxStaleness for how long others see an old value at most after a write has returned
 */
public record NearCacheSettings(
        Bound bound, Duration timeToLive, InvalidationKind invalidation, Duration maxStaleness) {

    /** How much is kept. */
    public sealed interface Bound {

        /**
         * So many.
         *
         * @return the maximum, 1 or greater
         */
        int maximum();
    }

    /**
     * So many entries.
     *
     * @param maximum the number, 1 or greater
     */
    public record Entries(int maximum) implements Bound {}

    /**
     * So many bytes of keys and values as they are in Redis.
     *
     * @param maximum the number, 1 or greater
     */
    public record Bytes(int maximum) implements Bound {}
}
