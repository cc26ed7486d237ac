package org.cdiredis.internal.near;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/** Tells of changes in Redis. Thread-safe. */
public interface Invalidations {

    /**
     * Begins to tell of changes, and goes on until the application stops. Returns at once.
     *
     * @param listener hears of them
     */
    void start(InvalidationListener listener);

    /**
     * Tells other nodes of entries that this one has written, or may have.
     *
     * @param physicalKeys their keys; empty for any
     * @return completes once they have been told, at once if the server does; fails with a
     *     {@link org.cdiredis.RedisCacheException}
     */
    CompletionStage<@Nullable Void> written(Collection<String> physicalKeys);
}
