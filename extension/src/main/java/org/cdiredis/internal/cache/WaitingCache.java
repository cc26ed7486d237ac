package org.cdiredis.internal.cache;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.cdiredis.AsyncCache;
import org.cdiredis.Batch;
import org.cdiredis.Cache;
import org.cdiredis.CacheStatistics;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.Lookup;
import org.cdiredis.NullPolicy;
import org.cdiredis.RedisCacheException;
import org.cdiredis.Structures;
import org.cdiredis.TimeToLive;
import org.cdiredis.lock.RedisLock;

/**
 * A cache that waits for the asynchronous one, so that both mean and cost the same; but what this node keeps is returned
 * without a stage. Serialized as a reference.
 */
final class WaitingCache<K, V extends @Nullable Object> implements Cache<K, V>, Serializable {

    private static final CacheReference UNWRITABLE = () -> {
        throw new IllegalStateException("the cache of a method is no bean");
    };

    private final transient FallbackCache<K, V> async;
    private final transient Executor background;
    private final CacheReference reference;
    private final @Nullable String chosenPrefix;

    WaitingCache(FallbackCache<K, V> async, Executor background, CacheReference reference) {
        this(async, background, reference, null);
    }

    private WaitingCache(
            FallbackCache<K, V> async, Executor background, CacheReference reference, @Nullable String chosenPrefix) {
        this.async = async;
        this.background = background;
        this.reference = reference;
        this.chosenPrefix = chosenPrefix;
    }

    private Object writeReplace() {
        return new WrittenCache(
                reference, chosenPrefix, async.spaces().version(), async.isStrict(), async.isTransactional());
    }

    @Override
    public String name() {
        return async.name();
    }

    @Override
    public @Nullable V get(K key) {
        Lookup<V> near = async.near(key);
        return (near == null ? lookup("get", key) : near).orElse(null);
    }

    @Override
    public @Nullable V getOrDefault(K key, @Nullable V defaultValue) {
        Lookup<V> near = async.near(key);
        return (near == null ? lookup("getOrDefault", key) : near).orElse(defaultValue);
    }

    @Override
    public Lookup<V> lookup(K key) {
        Lookup<V> near = async.near(key);
        return near == null ? lookup("lookup", key) : near;
    }

    private Lookup<V> lookup(String operation, K key) {
        return await(async.undecoded(operation, key)).get();
    }

    @Override
    public @Nullable V getOrLoad(K key, Function<? super K, ? extends @Nullable V> loader, LoadPolicy policy) {
        Objects.requireNonNull(loader, "loader");
        Lookup<V> near = async.near(key, policy);
        return near == null ? load(key, loader, policy) : near.orElse(null);
    }

    /** A method of its own, so that the compiler keeps it out of what finds the value near. */
    private @Nullable V load(K key, Function<? super K, ? extends @Nullable V> loader, LoadPolicy policy) {
        CallingThread caller = new CallingThread();
        CompletionStage<@Nullable V> value =
                async.getOrLoad(key, new Loader.Waiting<V>(caller, () -> loader.apply(key), background), policy);
        caller.runUntil(value);
        return await(value);
    }

    @Override
    public Map<K, @Nullable V> getAll(Iterable<? extends K> keys) {
        return await(async.undecodedAll(keys)).get();
    }

    @Override
    public Map<K, RedisCacheException> putAll(Map<? extends K, ? extends @Nullable V> entries, Expiry expiry) {
        return await(async.putAll(entries, expiry));
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
    public long removeAll(Iterable<? extends K> keys) {
        return await(async.removeAll(keys));
    }

    @Override
    public long removeAll(String pattern) {
        return await(async.removeAll(pattern));
    }

    @Override
    public long removeAll(String pattern, int pageSize) {
        return await(async.removeAll(pattern, pageSize));
    }

    @Override
    public boolean contains(K key) {
        return await(async.contains(key));
    }

    @Override
    public long increment(K key, long delta) {
        return await(async.increment(key, delta));
    }

    @Override
    public long increment(K key, long delta, Expiry ifAbsent) {
        return await(async.increment(key, delta, ifAbsent));
    }

    @Override
    public double increment(K key, double delta) {
        return await(async.increment(key, delta));
    }

    @Override
    public double increment(K key, double delta, Expiry ifAbsent) {
        return await(async.increment(key, delta, ifAbsent));
    }

    @Override
    public int incrementVersion(K key, int delta) {
        return await(async.incrementVersion(key, delta));
    }

    @Override
    public boolean expire(K key, Expiry expiry) {
        return await(async.expire(key, expiry));
    }

    @Override
    public boolean expireAt(K key, Instant instant) {
        return await(async.expireAt(key, instant));
    }

    @Override
    public boolean persist(K key) {
        return await(async.persist(key));
    }

    @Override
    public TimeToLive timeToLive(K key) {
        return await(async.timeToLive(key));
    }

    @Override
    public Stream<K> keys() {
        return keys("*");
    }

    @Override
    public Stream<K> keys(String pattern) {
        return stream(async.scan(pattern), async);
    }

    @Override
    public Stream<K> keys(String pattern, int pageSize) {
        return stream(async.scan(pattern, pageSize), async);
    }

    private static <K> Stream<K> stream(KeyScan<K> scan, FallbackCache<K, ?> cache) {
        KeyIterator<K> keys = new KeyIterator<>(() -> await(cache.nextPage(scan)), scan::keys);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(keys, Spliterator.NONNULL), false);
    }

    @Override
    public long clear() {
        return await(async.clear());
    }

    @Override
    public RedisLock lock(String name) {
        return async.lock(name);
    }

    @Override
    public Cache<K, V> withVersion(int version) {
        return version == async.spaces().version()
                ? this
                : new WaitingCache<>(async.withVersion(version), background, reference, chosenPrefix);
    }

    @Override
    public Cache<K, V> withPrefix(String prefix) {
        return new WaitingCache<>(async.withPrefix(prefix), background, reference, prefix);
    }

    @Override
    public Structures<K, V> structures() {
        return async.structures();
    }

    @Override
    public Batch<K, V> batch() {
        return async.batch();
    }

    @Override
    public Cache<K, V> strict() {
        return async.isStrict() ? this : new WaitingCache<>(async.strict(), background, reference, chosenPrefix);
    }

    @Override
    public Cache<K, V> transactional() {
        return async.isTransactional()
                ? this
                : new WaitingCache<>(async.transactional(), background, reference, chosenPrefix);
    }

    /**
     * The same entries for methods.
     *
     * @param nulls what becomes of nulls; empty for what is configured
     * @param isLenient whether errors of Redis are ignored, whatever their kind
     */
    WaitingCache<K, V> forMethods(Optional<NullPolicy> nulls, boolean isLenient) {
        return new WaitingCache<>(async.forMethods(nulls, isLenient), background, UNWRITABLE, chosenPrefix);
    }

    @Override
    public CacheStatistics statistics() {
        return async.statistics();
    }

    @Override
    public AsyncCache<K, V> async() {
        return async;
    }

    static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            Throwable failure = Failures.unwrapped(e);
            if (failure instanceof RedisCacheException ofRedis) {
                // Made on a thread of the client: the stack that helps is the caller's, and causes keep theirs.
                ofRedis.fillInStackTrace();
                throw ofRedis;
            }
            if (failure instanceof RuntimeException ofLoader) {
                throw ofLoader;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
