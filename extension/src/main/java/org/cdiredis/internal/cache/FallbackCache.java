package org.cdiredis.internal.cache;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.AsyncCache;
import org.cdiredis.Batch;
import org.cdiredis.CacheStatistics;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.Lookup;
import org.cdiredis.NullPolicy;
import org.cdiredis.RedisCacheException;
import org.cdiredis.Structures;
import org.cdiredis.TimeToLive;
import org.cdiredis.internal.statistics.StatisticsRecorder;
import org.cdiredis.lock.RedisLock;

/**
 * The operations of a cache with what the error policy makes of their errors: each has a fallback, which stands in the
 * reference (docs/reference/errors.md) and says as little as can be: nothing found, nothing done.
 */
final class FallbackCache<K, V extends @Nullable Object> implements AsyncCache<K, V> {

    private final RedisAsyncCache<K, V> cache;
    private final Fallbacks fallbacks;
    private final StatisticsRecorder statistics;

    FallbackCache(RedisAsyncCache<K, V> cache, Fallbacks fallbacks, StatisticsRecorder statistics) {
        this.cache = cache;
        this.fallbacks = fallbacks;
        this.statistics = statistics;
    }

    String name() {
        return cache.name();
    }

    KeySpaces spaces() {
        return cache.spaces();
    }

    /** Redisson's own interfaces, whose errors are Redisson's. */
    Structures<K, V> structures() {
        return cache.structures();
    }

    CacheStatistics statistics() {
        return statistics.snapshot();
    }

    /** What this node keeps of an entry; null if Redis is to be asked. */
    @Nullable
    Lookup<V> near(K key) {
        return cache.near(key);
    }

    /** The same for a call that may load. */
    @Nullable
    Lookup<V> near(K key, LoadPolicy policy) {
        return cache.near(key, policy);
    }

    /** What Redis holds, for a caller that waits for it and decodes it. */
    CompletionStage<Supplier<Lookup<V>>> undecoded(String operation, K key) {
        return fallbacks.apply(operation, cache.undecoded(key), () -> Lookup::absent);
    }

    /** The same for several entries. */
    CompletionStage<Supplier<Map<K, @Nullable V>>> undecodedAll(Iterable<? extends K> keys) {
        return fallbacks.apply("getAll", cache.undecodedAll(keys), () -> LinkedHashMap::new);
    }

    @Override
    public CompletionStage<@Nullable V> get(K key) {
        return fallbacks.apply("get", cache.get(key), () -> null);
    }

    @Override
    public CompletionStage<@Nullable V> getOrDefault(K key, @Nullable V defaultValue) {
        return fallbacks.apply("getOrDefault", cache.getOrDefault(key, defaultValue), () -> defaultValue);
    }

    @Override
    public CompletionStage<Lookup<V>> lookup(K key) {
        return fallbacks.apply("lookup", cache.lookup(key), () -> Lookup.absent());
    }

    @Override
    public CompletionStage<@Nullable V> getOrLoad(
            K key, Function<? super K, ? extends CompletionStage<? extends @Nullable V>> loader, LoadPolicy policy) {
        Objects.requireNonNull(loader, "loader");
        return getOrLoad(
                key, new Loader.Asynchronous<V>(() -> loader.apply(key).thenApply(Function.identity())), policy);
    }

    /** The policy is applied to each command of it, so that a load goes on where Redis fails. */
    CompletionStage<@Nullable V> getOrLoad(K key, Loader<V> loader, LoadPolicy policy) {
        return cache.getOrLoad(key, loader.around(code -> () -> counted(code)), policy);
    }

    private CompletionStage<V> counted(Supplier<CompletionStage<V>> code) {
        long start = statistics.start();
        try {
            return code.get().whenComplete((value, failure) -> statistics.loaded(start, failure == null));
        } catch (RuntimeException | Error e) {
            statistics.loaded(start, false);
            throw e;
        }
    }

    @Override
    public CompletionStage<Map<K, @Nullable V>> getAll(Iterable<? extends K> keys) {
        return fallbacks.apply("getAll", cache.getAll(keys), () -> new LinkedHashMap<>());
    }

    @Override
    public CompletionStage<Map<K, RedisCacheException>> putAll(
            Map<? extends K, ? extends @Nullable V> entries, Expiry expiry) {
        // As where only some of them fail: nobody is to take an empty map for success.
        return fallbacks.replace("putAll", cache.putAll(entries, expiry), error -> {
            Map<K, RedisCacheException> failures = new LinkedHashMap<>();
            entries.keySet().forEach(key -> failures.put(key, error));
            return failures;
        });
    }

    @Override
    public CompletionStage<Boolean> put(K key, @Nullable V value, Expiry expiry) {
        return fallbacks.apply("put", cache.put(key, value, expiry), () -> false);
    }

    @Override
    public CompletionStage<Boolean> putIfAbsent(K key, @Nullable V value, Expiry expiry) {
        return fallbacks.apply("putIfAbsent", cache.putIfAbsent(key, value, expiry), () -> false);
    }

    @Override
    public CompletionStage<Boolean> putIfPresent(K key, @Nullable V value, Expiry expiry) {
        return fallbacks.apply("putIfPresent", cache.putIfPresent(key, value, expiry), () -> false);
    }

    @Override
    public CompletionStage<Boolean> remove(K key) {
        return fallbacks.apply("remove", cache.remove(key), () -> false);
    }

    @Override
    public CompletionStage<Long> removeAll(Iterable<? extends K> keys) {
        return fallbacks.apply("removeAll", cache.removeAll(keys), () -> 0L);
    }

    @Override
    public CompletionStage<Long> removeAll(String pattern) {
        return fallbacks.apply("removeAll", cache.removeAll(pattern), () -> 0L);
    }

    @Override
    public CompletionStage<Long> removeAll(String pattern, int pageSize) {
        return fallbacks.apply("removeAll", cache.removeAll(pattern, pageSize), () -> 0L);
    }

    @Override
    public CompletionStage<Long> increment(K key, long delta) {
        return fallbacks.apply("increment", cache.increment(key, delta), () -> 0L);
    }

    @Override
    public CompletionStage<Long> increment(K key, long delta, Expiry ifAbsent) {
        return fallbacks.apply("increment", cache.increment(key, delta, ifAbsent), () -> 0L);
    }

    @Override
    public CompletionStage<Double> increment(K key, double delta) {
        return fallbacks.apply("increment", cache.increment(key, delta), () -> 0.0);
    }

    @Override
    public CompletionStage<Double> increment(K key, double delta, Expiry ifAbsent) {
        return fallbacks.apply("increment", cache.increment(key, delta, ifAbsent), () -> 0.0);
    }

    @Override
    public CompletionStage<Integer> incrementVersion(K key, int delta) {
        return fallbacks.apply(
                "incrementVersion",
                cache.incrementVersion(key, delta),
                () -> cache.spaces().version());
    }

    @Override
    public CompletionStage<Boolean> contains(K key) {
        return fallbacks.apply("contains", cache.contains(key), () -> false);
    }

    @Override
    public CompletionStage<TimeToLive> timeToLive(K key) {
        return fallbacks.apply("timeToLive", cache.timeToLive(key), () -> TimeToLive.absent());
    }

    @Override
    public CompletionStage<Boolean> expire(K key, Expiry expiry) {
        return fallbacks.apply("expire", cache.expire(key, expiry), () -> false);
    }

    @Override
    public CompletionStage<Boolean> expireAt(K key, Instant instant) {
        return fallbacks.apply("expireAt", cache.expireAt(key, instant), () -> false);
    }

    @Override
    public CompletionStage<Boolean> persist(K key) {
        return fallbacks.apply("persist", cache.persist(key), () -> false);
    }

    @Override
    public CompletionStage<Long> clear() {
        return fallbacks.apply("clear", cache.clear(), () -> 0L);
    }

    @Override
    public CompletionStage<@Nullable Void> forEachKey(Consumer<? super K> action) {
        CallerCode code = new CallerCode();
        return ended(cache.forEachKey(code.<K>watch(action)), code);
    }

    @Override
    public CompletionStage<@Nullable Void> forEachKey(String pattern, Consumer<? super K> action) {
        CallerCode code = new CallerCode();
        return ended(cache.forEachKey(pattern, code.<K>watch(action)), code);
    }

    @Override
    public CompletionStage<@Nullable Void> forEachKey(String pattern, int pageSize, Consumer<? super K> action) {
        CallerCode code = new CallerCode();
        return ended(cache.forEachKey(pattern, pageSize, code.<K>watch(action)), code);
    }

    private CompletionStage<@Nullable Void> ended(CompletionStage<@Nullable Void> end, CallerCode code) {
        return fallbacks.apply("forEachKey", end, code, () -> null);
    }

    KeyScan<K> scan(String pattern) {
        return cache.scan(pattern);
    }

    KeyScan<K> scan(String pattern, int pageSize) {
        return cache.scan(pattern, pageSize);
    }

    /** A page of physical keys; none where an error is ignored. */
    CompletionStage<List<String>> nextPage(KeyScan<?> scan) {
        return fallbacks.apply("keys", scan.pages().next(), List::of);
    }

    Batch<K, V> batch() {
        return cache.batch(queued -> new FallbackCache<>(queued, fallbacks, statistics));
    }

    /** No fallback is a lock: its errors are always thrown. */
    @Override
    public RedisLock lock(String name) {
        return cache.lock(name);
    }

    @Override
    public FallbackCache<K, V> withVersion(int version) {
        return new FallbackCache<>(cache.withVersion(version), fallbacks, statistics);
    }

    @Override
    public FallbackCache<K, V> withPrefix(String prefix) {
        return new FallbackCache<>(cache.withPrefix(prefix), fallbacks, statistics);
    }

    /** The same entries for methods, in transactions; errors of Redis are ignored, whatever their kind, or thrown. */
    FallbackCache<K, V> forMethods(Optional<NullPolicy> nulls, boolean isLenient) {
        Fallbacks others = isLenient ? fallbacks.lenient() : fallbacks.strict();
        return new FallbackCache<>(
                cache.forMethods(nulls, isLenient ? others : FailurePolicy.FAIL), others, statistics);
    }

    boolean isTransactional() {
        return cache.isTransactional();
    }

    @Override
    public FallbackCache<K, V> transactional() {
        return isTransactional() ? this : new FallbackCache<>(cache.transactional(), fallbacks, statistics);
    }

    boolean isStrict() {
        return fallbacks.isStrict();
    }

    @Override
    public FallbackCache<K, V> strict() {
        return isStrict() ? this : new FallbackCache<>(cache.strict(), fallbacks.strict(), statistics);
    }
}
