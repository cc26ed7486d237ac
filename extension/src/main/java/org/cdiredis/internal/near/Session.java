package org.cdiredis.internal.near;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.config.NearCacheSettings;

/**
 * What has been kept since changes are told without a gap. The only user of Caffeine; a session that is over goes with all its
 * entries. Thread-safe.
 */
final class Session {

    private final Cache<NearKey, NearEntry> entries;
    private volatile long until;

    Session(NearCacheSettings.Bound bound, long until) {
        this.entries = entries(bound);
        this.until = until;
    }

    private static Cache<NearKey, NearEntry> entries(NearCacheSettings.Bound bound) {
        // Not on a pool of the JVM's, whose threads belong to no application.
        Caffeine<Object, Object> caffeine = Caffeine.newBuilder().executor(Runnable::run);
        return bound instanceof NearCacheSettings.Bytes
                ? caffeine.maximumWeight(bound.maximum())
                        .weigher((NearKey key, NearEntry entry) -> entry.weight())
                        .build()
                : caffeine.maximumSize(bound.maximum()).build();
    }

    @Nullable
    NearEntry get(NearKey key) {
        return entries.getIfPresent(key);
    }

    void put(NearKey key, NearEntry entry) {
        entries.put(key, entry);
    }

    long size() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    /** Until when entries may be served. */
    long until() {
        return until;
    }

    void extend(long later) {
        until = later;
    }
}
