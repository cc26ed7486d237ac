package org.cdiredis.internal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.AsyncCache;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.Lookup;
import org.cdiredis.NoSuchEntryException;
import org.cdiredis.NullPolicy;
import org.cdiredis.RedisCacheException;
import org.cdiredis.Structures;
import org.cdiredis.TimeToLive;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.commands.Delta;
import org.cdiredis.internal.commands.IfAbsent;
import org.cdiredis.internal.commands.PageLoop;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;
import org.cdiredis.internal.near.NearValues;
import org.cdiredis.internal.structures.RedissonStructures;
import org.cdiredis.lock.RedisLock;

/** The operations of a cache as commands on one Redis string per entry. */
final class RedisAsyncCache<K, V extends @Nullable Object> implements AsyncCache<K, V> {

    private final CacheParts<K, V> parts;
    private final CacheCodecs<K, V> codecs;
    private final Lifetimes lifetimes;
    private final EntryStore store;
    private final KeySpaces spaces;

    RedisAsyncCache(CacheParts<K, V> parts, EntryStore store, KeySpaces spaces) {
        this.parts = parts;
        this.codecs = parts.codecs();
        this.lifetimes = parts.lifetimes();
        this.store = store;
        this.spaces = spaces;
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
        KeySpace space = spaces.current();
        Lookup<V> kept = near(space, key, Duration.ZERO);
        if (kept != null) {
            return CompletableFuture.completedFuture(kept);
        }
        String physicalKey = codecs.physicalKey(space, Objects.requireNonNull(key, "key"));
        return reading(space, key, physicalKey).get(physicalKey).thenApply(bytes -> codecs.decode(physicalKey, bytes));
    }

    /** What Redis holds, to be decoded by whoever waits for it: threads of the client have others waiting. */
    CompletionStage<Supplier<Lookup<V>>> undecoded(K key) {
        KeySpace space = spaces.current();
        String physicalKey = codecs.physicalKey(space, Objects.requireNonNull(key, "key"));
        return reading(space, key, physicalKey)
                .get(physicalKey)
                .thenApply(bytes -> () -> codecs.decode(physicalKey, bytes));
    }

    /** What this node keeps of an entry; null if Redis is to be asked. */
    @Nullable
    Lookup<V> near(K key) {
        return parts.near() == null ? null : near(spaces.current(), key, Duration.ZERO);
    }

    /** The same for a call that loads an entry anew which is in its stale window. */
    @Nullable
    Lookup<V> near(K key, LoadPolicy policy) {
        return parts.near() == null || policy.isReload() ? null : near(spaces.current(), key, staleWindow(policy));
    }

    private @Nullable Lookup<V> near(KeySpace space, K key, Duration needed) {
        NearValues<V> near = parts.near();
        return near == null || !isKept(space) ? null : near.find(space, Objects.requireNonNull(key, "key"), needed);
    }

    /** Commands that read one entry, and keep it if that is configured. */
    private RedisCommands reading(KeySpace space, K key, String physicalKey) {
        NearValues<V> near = parts.near();
        RedisCommands commands = store.in(space);
        return near == null || !isKept(space)
                ? commands
                : near.keeping(commands, space, Objects.requireNonNull(key, "key"), physicalKey);
    }

    /** Not what a transaction alone sees. */
    private boolean isKept(KeySpace space) {
        PendingSpace pending = store.pending(space);
        return store.answersAtOnce() && (pending == null || pending.isEmpty());
    }

    private Duration staleWindow(LoadPolicy policy) {
        return policy.staleWindow().orElse(lifetimes.staleWindow());
    }

    @Override
    public CompletionStage<@Nullable V> getOrLoad(
            K key, Function<? super K, ? extends CompletionStage<? extends @Nullable V>> loader, LoadPolicy policy) {
        Objects.requireNonNull(loader, "loader");
        return getOrLoad(
                key, new Loader.Asynchronous<V>(() -> loader.apply(key).thenApply(Function.identity())), policy);
    }

    CompletionStage<@Nullable V> getOrLoad(K key, Loader<V> loader, LoadPolicy policy) {
        if (!store.answersAtOnce()) {
            throw new UnsupportedOperationException("getOrLoad in a batch");
        }
        LoadContext context = parts.loadContext();
        KeySpace space = spaces.current();
        Lookup<V> kept = policy.isReload() ? null : near(space, key, staleWindow(policy));
        if (kept != null) {
            return CompletableFuture.completedFuture(kept.orElse(null));
        }
        String physicalKey = codecs.physicalKey(space, Objects.requireNonNull(key, "key"));
        Load<V> load = new Load<>(
                codecs,
                physicalKey,
                reading(space, key, physicalKey),
                policy.staleWindow().map(lifetimes::withStaleWindow).orElse(lifetimes),
                LoadExpiry.of(policy, lifetimes),
                context,
                loader);
        PendingSpace pending = store.pending(space);
        if (pending != null) {
            return load.runIn(pending, policy.isReload()).thenApply(Function.identity());
        }
        if (policy.isReload()) {
            return load.reload().thenApply(Function.identity());
        }
        return parts.loads()
                .run(load, policy.singleFlight().orElse(context.settings().singleFlight()))
                .thenApply(Function.identity());
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
        Expiry effective = lifetimes.effective(expiry);
        Map<K, @Nullable V> stored = new LinkedHashMap<>(entries);
        if (nulls() == NullPolicy.STORE || !stored.containsValue(null)) {
            return many().putAll(stored, effective, lifetimes);
        }
        refuseNull();
        stored.values().removeIf(Objects::nonNull);
        List<K> skipped = List.copyOf(stored.keySet());
        stored.putAll(entries);
        stored.keySet().removeAll(skipped);
        ManyEntries<K, V> many = many();
        return many.removeAll(skipped).thenCompose(removed -> many.putAll(stored, effective, lifetimes));
    }

    private ManyEntries<K, V> many() {
        KeySpace space = spaces.current();
        return new ManyEntries<>(
                codecs, space, store.in(space), key -> near(space, key, Duration.ZERO), parts.loads()::forget);
    }

    @Override
    public CompletionStage<Boolean> put(K key, @Nullable V value, Expiry expiry) {
        return set(key, value, expiry, SetCondition.ALWAYS);
    }

    @Override
    public CompletionStage<Boolean> putIfAbsent(K key, @Nullable V value, Expiry expiry) {
        return set(key, value, expiry, SetCondition.IF_ABSENT);
    }

    @Override
    public CompletionStage<Boolean> putIfPresent(K key, @Nullable V value, Expiry expiry) {
        return set(key, value, expiry, SetCondition.IF_PRESENT);
    }

    private CompletionStage<Boolean> set(K key, @Nullable V value, Expiry expiry, SetCondition condition) {
        Expiry effective = lifetimes.effective(expiry);
        return on(key, (commands, physicalKey) -> {
            byte[] bytes = codecs.encode(physicalKey, value);
            if (!effective.isImmediate() && !isSkipped(value)) {
                return commands.set(physicalKey, bytes, lifetimes.spreadInRedis(effective), condition);
            }
            return condition == SetCondition.IF_ABSENT
                    ? CompletableFuture.completedFuture(false)
                    : removeEntry(commands, physicalKey).thenApply(removed -> false);
        });
    }

    private boolean isSkipped(@Nullable V value) {
        if (value == null) {
            refuseNull();
        }
        return value == null && nulls() == NullPolicy.SKIP;
    }

    private void refuseNull() {
        if (nulls() == NullPolicy.REFUSE) {
            throw new NullPointerException(Messages.MESSAGES.nullRefused(name()));
        }
    }

    private NullPolicy nulls() {
        return parts.loadContext().nulls();
    }

    @Override
    public CompletionStage<Boolean> remove(K key) {
        return on(key, this::removeEntry).thenApply(removed -> removed > 0);
    }

    private CompletionStage<Long> removeEntry(RedisCommands commands, String physicalKey) {
        List<String> keys = List.of(physicalKey);
        parts.loads().forget(keys);
        return commands.remove(keys);
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
        KeySpace space = spaces.current();
        NearValues<V> near = parts.near();
        return near != null && isKept(space) && near.has(space, Objects.requireNonNull(key, "key"))
                ? CompletableFuture.completedFuture(true)
                : on(key, RedisCommands::exists);
    }

    @Override
    public CompletionStage<Long> increment(K key, long delta) {
        return increment(key, Delta.of(delta), new IfAbsent.Refuse()).thenApply(Long::valueOf);
    }

    @Override
    public CompletionStage<Long> increment(K key, long delta, Expiry ifAbsent) {
        return increment(key, Delta.of(delta), ifAbsent).thenApply(Long::valueOf);
    }

    @Override
    public CompletionStage<Double> increment(K key, double delta) {
        return increment(key, Delta.of(delta), new IfAbsent.Refuse()).thenApply(Double::valueOf);
    }

    @Override
    public CompletionStage<Double> increment(K key, double delta, Expiry ifAbsent) {
        return increment(key, Delta.of(delta), ifAbsent).thenApply(Double::valueOf);
    }

    private CompletionStage<String> increment(K key, Delta delta, Expiry ifAbsent) {
        Expiry effective = lifetimes.effective(ifAbsent);
        if (!effective.isImmediate()) {
            return increment(key, delta, new IfAbsent.Create(lifetimes.inRedis(effective)));
        }
        return on(key, (commands, physicalKey) -> commands.increment(physicalKey, delta, new IfAbsent.Refuse()))
                .thenApply(sum -> sum == null ? delta.text() : sum);
    }

    private CompletionStage<String> increment(K key, Delta delta, IfAbsent ifAbsent) {
        return on(
                key,
                (commands, physicalKey) -> commands.increment(physicalKey, delta, ifAbsent)
                        .thenApply(sum -> {
                            if (sum == null) {
                                throw absent(physicalKey);
                            }
                            return sum;
                        }));
    }

    @Override
    public CompletionStage<Integer> incrementVersion(K key, int delta) {
        KeySpace space = spaces.current();
        KeySpace target = space.withVersion(sum(space.version(), delta));
        String from = codecs.physicalKey(space, Objects.requireNonNull(key, "key"));
        if (delta == 0) {
            return store.in(space).exists(from).thenApply(exists -> movedTo(target, from, exists));
        }
        return store.move(space, from, target, codecs.physicalKey(target, key))
                .thenApply(moved -> movedTo(target, from, moved));
    }

    private static int sum(int version, int delta) {
        try {
            return Math.addExact(version, delta);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("delta: " + delta + " leads beyond the range of versions", e);
        }
    }

    private int movedTo(KeySpace target, String from, boolean isMoved) {
        if (!isMoved) {
            throw absent(from);
        }
        return target.version();
    }

    private CompletionException absent(String physicalKey) {
        return new CompletionException(
                new NoSuchEntryException(Messages.MESSAGES.noSuchEntry(name(), physicalKey), null));
    }

    @Override
    public CompletionStage<Boolean> expire(K key, Expiry expiry) {
        Expiry effective = lifetimes.effective(expiry);
        return effective.isImmediate()
                ? remove(key)
                : on(key, (commands, physicalKey) -> commands.expire(physicalKey, lifetimes.inRedis(effective)));
    }

    @Override
    public CompletionStage<Boolean> expireAt(K key, Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return on(key, (commands, physicalKey) -> commands.expireAt(physicalKey, lifetimes.inRedis(instant)));
    }

    @Override
    public CompletionStage<Boolean> persist(K key) {
        return on(key, RedisCommands::persist);
    }

    @Override
    public CompletionStage<TimeToLive> timeToLive(K key) {
        return on(key, RedisCommands::timeToLive).thenApply(lifetimes::untilExpiry);
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
        return new RedisAsyncCache<>(parts.forMethods(nulls, failures), parts.inTransactions(), spaces);
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

    /** A call of a command on one physical key. */
    private interface KeyCommand<T extends @Nullable Object> {
        CompletionStage<T> call(RedisCommands commands, String physicalKey);
    }

    private <T extends @Nullable Object> CompletionStage<T> on(K key, KeyCommand<T> command) {
        KeySpace space = spaces.current();
        return command.call(store.in(space), codecs.physicalKey(space, Objects.requireNonNull(key, "key")));
    }
}
