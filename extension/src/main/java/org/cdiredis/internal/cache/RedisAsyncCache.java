package org.cdiredis.internal.cache;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.AsyncCache;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.Lookup;
import org.cdiredis.NullPolicy;
import org.cdiredis.RedisCacheException;
import org.cdiredis.Structures;
import org.cdiredis.TimeToLive;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.commands.Delta;
import org.cdiredis.internal.commands.PageLoop;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;
import org.cdiredis.internal.structures.RedissonStructures;
import org.cdiredis.lock.RedisLock;

/**
 * The operations of a cache as commands on one Redis string per entry: what is more than a command is a class of its own for
 * each kind of operations.
 */
final class RedisAsyncCache<K, V extends @Nullable Object> implements AsyncCache<K, V> {

    private final CacheParts<K, V> parts;
    private final CacheCodecs<K, V> codecs;
    private final Lifetimes lifetimes;
    private final EntryStore store;
    private final KeySpaces spaces;
    private final OneEntry<K> one;
    private final Lookups<K, V> lookups;
    private final ReadThrough<K, V> readThrough;
    private final Writes<K, V> writes;
    private final Counters<K> counters;
    private final Versions<K> versions;

    RedisAsyncCache(CacheParts<K, V> parts, EntryStore store, KeySpaces spaces) {
        this.parts = parts;
        this.codecs = parts.codecs();
        this.lifetimes = parts.lifetimes();
        this.store = store;
        this.spaces = spaces;
        this.one = new OneEntry<>(codecs, store, spaces);
        this.lookups = new Lookups<>(parts, store, spaces);
        this.readThrough = new ReadThrough<>(parts, lookups, store, spaces);
        this.writes = new Writes<>(parts, one, this::many);
        this.counters = new Counters<>(codecs.cache(), lifetimes, one);
        this.versions = new Versions<>(codecs, store, spaces);
    }

    String name() {
        return codecs.cache();
    }

    KeySpaces spaces() {
        return spaces;
    }

    @Override
    public CompletionStage<@Nullable V> get(K key) {
        return getOrDefault(key, null);
    }

    @Override
    public CompletionStage<@Nullable V> getOrDefault(K key, @Nullable V defaultValue) {
        return lookup(key).thenApply(found -> found.orElse(defaultValue));
    }

    @Override
    public CompletionStage<Lookup<V>> lookup(K key) {
        return lookups.find(key);
    }

    /** What Redis holds, to be decoded by whoever waits for it: threads of the client have others waiting. */
    CompletionStage<Supplier<Lookup<V>>> undecoded(K key) {
        return lookups.undecoded(key);
    }

    /** What this node keeps of an entry; null if Redis is to be asked. */
    @Nullable
    Lookup<V> near(K key) {
        return lookups.near(key);
    }

    /** The same for a call that loads an entry anew which is in its stale window. */
    @Nullable
    Lookup<V> near(K key, LoadPolicy policy) {
        return lookups.near(key, policy);
    }

    @Override
    public CompletionStage<@Nullable V> getOrLoad(
            K key, Function<? super K, ? extends CompletionStage<? extends @Nullable V>> loader, LoadPolicy policy) {
        Objects.requireNonNull(loader, "loader");
        return getOrLoad(
                key, new Loader.Asynchronous<V>(() -> loader.apply(key).thenApply(Function.identity())), policy);
    }

    CompletionStage<@Nullable V> getOrLoad(K key, Loader<V> loader, LoadPolicy policy) {
        return readThrough.getOrLoad(key, loader, policy);
    }

    @Override
    public CompletionStage<Map<K, @Nullable V>> getAll(Iterable<? extends K> keys) {
        return undecodedAll(keys).thenApply(Supplier::get);
    }

    /** What Redis holds, to be decoded by whoever waits for it. */
    CompletionStage<Supplier<Map<K, @Nullable V>>> undecodedAll(Iterable<? extends K> keys) {
        return many().getAll(keys);
    }

    @Override
    public CompletionStage<Map<K, RedisCacheException>> putAll(
            Map<? extends K, ? extends @Nullable V> entries, Expiry expiry) {
        return writes.putAll(entries, expiry);
    }

    private ManyEntries<K, V> many() {
        KeySpace space = spaces.current();
        return new ManyEntries<>(
                codecs, space, store.in(space), key -> lookups.near(space, key), parts.loads()::forget);
    }

    @Override
    public CompletionStage<Boolean> put(K key, @Nullable V value, Expiry expiry) {
        return writes.put(key, value, expiry, SetCondition.ALWAYS);
    }

    @Override
    public CompletionStage<Boolean> putIfAbsent(K key, @Nullable V value, Expiry expiry) {
        return writes.put(key, value, expiry, SetCondition.IF_ABSENT);
    }

    @Override
    public CompletionStage<Boolean> putIfPresent(K key, @Nullable V value, Expiry expiry) {
        return writes.put(key, value, expiry, SetCondition.IF_PRESENT);
    }

    @Override
    public CompletionStage<Boolean> remove(K key) {
        return writes.remove(key);
    }

    @Override
    public CompletionStage<Long> removeAll(Iterable<? extends K> keys) {
        return many().removeAll(keys);
    }

    @Override
    public CompletionStage<Long> removeAll(String pattern) {
        return removeAll(pattern, parts.scanPageSize());
    }

    @Override
    public CompletionStage<Long> removeAll(String pattern, int pageSize) {
        Objects.requireNonNull(pattern, "pattern");
        KeyScan.checkPageSize(pageSize);
        KeySpace space = spaces.current();
        parts.loads().forgetAll();
        return store.removeMatching(space, codecs.pattern(space, pattern), pageSize);
    }

    @Override
    public CompletionStage<Boolean> contains(K key) {
        return lookups.contains(key);
    }

    @Override
    public CompletionStage<Long> increment(K key, long delta) {
        return counters.increment(key, Delta.of(delta)).thenApply(Long::valueOf);
    }

    @Override
    public CompletionStage<Long> increment(K key, long delta, Expiry ifAbsent) {
        return counters.increment(key, Delta.of(delta), ifAbsent).thenApply(Long::valueOf);
    }

    @Override
    public CompletionStage<Double> increment(K key, double delta) {
        return counters.increment(key, Delta.of(delta)).thenApply(Double::valueOf);
    }

    @Override
    public CompletionStage<Double> increment(K key, double delta, Expiry ifAbsent) {
        return counters.increment(key, Delta.of(delta), ifAbsent).thenApply(Double::valueOf);
    }

    @Override
    public CompletionStage<Integer> incrementVersion(K key, int delta) {
        return versions.increment(key, delta);
    }

    @Override
    public CompletionStage<Boolean> expire(K key, Expiry expiry) {
        Expiry effective = lifetimes.effective(expiry);
        return effective.isImmediate()
                ? remove(key)
                : one.run(key, (commands, physicalKey) -> commands.expire(physicalKey, lifetimes.inRedis(effective)));
    }

    @Override
    public CompletionStage<Boolean> expireAt(K key, Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return one.run(key, (commands, physicalKey) -> commands.expireAt(physicalKey, lifetimes.inRedis(instant)));
    }

    @Override
    public CompletionStage<Boolean> persist(K key) {
        return one.run(key, RedisCommands::persist);
    }

    @Override
    public CompletionStage<TimeToLive> timeToLive(K key) {
        return one.run(key, RedisCommands::timeToLive).thenApply(lifetimes::untilExpiry);
    }

    @Override
    public CompletionStage<@Nullable Void> forEachKey(Consumer<? super K> action) {
        return forEachKey("*", action);
    }

    @Override
    public CompletionStage<@Nullable Void> forEachKey(String pattern, Consumer<? super K> action) {
        return forEachKey(pattern, parts.scanPageSize(), action);
    }

    @Override
    public CompletionStage<@Nullable Void> forEachKey(String pattern, int pageSize, Consumer<? super K> action) {
        Objects.requireNonNull(action, "action");
        KeyScan<K> scan = scan(pattern, pageSize);
        return PageLoop.run(scan.pages(), page -> {
                    scan.keys(page).forEach(action);
                    return CompletableFuture.completedFuture(0L);
                })
                .thenApply(ignored -> null);
    }

    KeyScan<K> scan(String pattern, int pageSize) {
        KeySpace space = spaces.current();
        return new KeyScan<>(codecs, space, store.in(space), pattern, pageSize);
    }

    KeyScan<K> scan(String pattern) {
        return scan(pattern, parts.scanPageSize());
    }

    @Override
    public CompletionStage<Long> clear() {
        KeySpace space = spaces.current();
        parts.loads().forgetAll();
        return store.clear(space, codecs.pattern(space, "*"), parts.scanPageSize());
    }

    @Override
    public RedisLock lock(String name) {
        return parts.locks().lock(spaces.current().prefix(), name);
    }

    @Override
    public RedisAsyncCache<K, V> withVersion(int version) {
        return new RedisAsyncCache<>(parts, store, spaces.withVersion(version));
    }

    @Override
    public RedisAsyncCache<K, V> withPrefix(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return new RedisAsyncCache<>(parts, store, new KeySpaces(() -> prefix, spaces.version()));
    }

    Structures<K, V> structures() {
        return new RedissonStructures<>(
                name(),
                name -> {
                    KeySpace space = spaces.current();
                    return store.currentKey(space, codecs.physicalKey(space, Objects.requireNonNull(name, "name")));
                },
                codecs.valueCodec(),
                lifetimes.byDefault(),
                key -> parts.loadContext().commands().redisson(key));
    }

    @Override
    public RedisAsyncCache<K, V> strict() {
        return new RedisAsyncCache<>(parts.strict(), store, spaces);
    }

    /** The same entries for methods. */
    RedisAsyncCache<K, V> forMethods(Optional<NullPolicy> nulls, FailurePolicy failures) {
        CacheParts<K, V> forMethods = parts.forMethods(nulls, failures);
        return new RedisAsyncCache<>(forMethods, forMethods.inTransactions(), spaces);
    }

    boolean isTransactional() {
        return store.equals(parts.inTransactions());
    }

    @Override
    public RedisAsyncCache<K, V> transactional() {
        return new RedisAsyncCache<>(parts, parts.inTransactions(), spaces);
    }

    /**
     * The same cache with operations that wait for a batch.
     *
     * @param view what the caller sees of it
     */
    RedisBatch<K, V> batch(Function<RedisAsyncCache<K, V>, AsyncCache<K, V>> view) {
        QueuedStore queued = new QueuedStore(store);
        return new RedisBatch<>(queued, view.apply(new RedisAsyncCache<>(parts, queued, spaces)));
    }
}
