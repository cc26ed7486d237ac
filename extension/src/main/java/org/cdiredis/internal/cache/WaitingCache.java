package org.cdiredis.internal.cache;

import java.io.Serializable;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.cdiredis.AsyncCache;
import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.Lookup;
import org.cdiredis.RedisCacheException;
import org.cdiredis.TimeToLive;
import org.cdiredis.internal.commands.RedisCommands.KeyPages;

/** A cache that waits for the asynchronous one, so that both mean and cost the same. Serialized as a reference. */
final class WaitingCache<K, V extends @Nullable Object> implements Cache<K, V>, Serializable {

    private final transient RedisAsyncCache<K, V> async;
    private final CacheReference reference;

    WaitingCache(RedisAsyncCache<K, V> async, CacheReference reference) {
        this.async = async;
        this.reference = reference;
    }

    private Object writeReplace() {
        return new WrittenCache(reference, async.version());
    }

    @Override
    public String name() {
        return async.name();
    }

    @Override
    public @Nullable V get(K key) {
        return await(async.get(key));
    }

    @Override
    public @Nullable V getOrDefault(K key, @Nullable V defaultValue) {
        return await(async.getOrDefault(key, defaultValue));
    }

    @Override
    public Lookup<V> lookup(K key) {
        return await(async.lookup(key));
    }

    @Override
    public boolean put(K key, @Nullable V value, Expiry expiry) {
        return await(async.put(key, value, expiry));
    }

    @Override
    public boolean putIfAbsent(K key, @Nullable V value, Expiry expiry) {
        return await(async.putIfAbsent(key, value, expiry));
    }

    @Override
    public boolean putIfPresent(K key, @Nullable V value, Expiry expiry) {
        return await(async.putIfPresent(key, value, expiry));
    }

    @Override
    public boolean remove(K key) {
        return await(async.remove(key));
    }

    @Override
    public boolean contains(K key) {
        return await(async.contains(key));
    }

    @Override
    public TimeToLive timeToLive(K key) {
        return await(async.timeToLive(key));
    }

    @Override
    public Stream<K> keys() {
        KeyPages pages = async.pages();
        KeyIterator<K> keys = new KeyIterator<>(() -> await(pages.next()), async::keys);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(keys, Spliterator.NONNULL), false);
    }

    @Override
    public long clear() {
        return await(async.clear());
    }

    @Override
    public Cache<K, V> withVersion(int version) {
        return version == async.version() ? this : new WaitingCache<>(async.version(version), reference);
    }

    @Override
    public AsyncCache<K, V> async() {
        return async;
    }

    private static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RedisCacheException failure) {
                // Made on a thread of the client: the stack that helps is the caller's, and causes keep theirs.
                failure.fillInStackTrace();
                throw failure;
            }
            throw e;
        }
    }
}
