package org.cdiredis.internal.cache;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.AsyncCache;
import org.cdiredis.Batch;

/** Operations that wait in a store until they are all sent. */
final class RedisBatch<K, V extends @Nullable Object> implements Batch<K, V> {

    private final QueuedStore queued;
    private final AsyncCache<K, V> cache;

    RedisBatch(QueuedStore queued, AsyncCache<K, V> cache) {
        this.queued = queued;
        this.cache = cache;
    }

    @Override
    public AsyncCache<K, V> cache() {
        return cache;
    }

    @Override
    public void execute() {
        executeAsync().toCompletableFuture().join();
    }

    @Override
    public CompletionStage<@Nullable Void> executeAsync() {
        return queued.send();
    }
}
