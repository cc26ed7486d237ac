package org.cdiredis.internal.cache;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.NullPolicy;
import org.cdiredis.codec.KeyCodec;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.codec.ValueCodec;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ClearMode;
import org.cdiredis.internal.config.Components;
import org.cdiredis.internal.config.EntrySettings;
import org.cdiredis.internal.config.LoadSettings;
import org.cdiredis.internal.errors.ErrorPolicy;
import org.cdiredis.internal.lock.LockFactory;
import org.cdiredis.internal.near.Invalidations;
import org.cdiredis.internal.near.NearCache;
import org.cdiredis.internal.near.NearValues;
import org.cdiredis.internal.near.TrackedKeys;
import org.cdiredis.internal.statistics.RecordingCommands;
import org.cdiredis.internal.statistics.StatisticsRecorder;
import org.cdiredis.internal.transaction.Transactions;

/** Puts caches together, each once, from its settings and types. Thread-safe. */
public final class CacheFactory {

    private final Components components;
    private final ScheduledExecutorService timer;
    private final Executor background;
    private final DoubleSupplier random;
    private final Map<String, StatisticsRecorder> recorders = new ConcurrentHashMap<>();
    private final Map<String, ErrorPolicy> policies = new ConcurrentHashMap<>();
    private final Map<String, NearCache> nears = new ConcurrentHashMap<>();
    private final Function<CacheSettings, Invalidations> invalidations;
    private final Transactions transactions;
    private final Map<String, Object> transactionKeys = new ConcurrentHashMap<>();
    private final Map<String, Loads<?>> loads = new ConcurrentHashMap<>();
    private final WaitForGraph waits = new WaitForGraph();

    /**
     * A factory of caches of which nothing is kept near.
     *
     * @param components finds the parts that the application brings
     * @param timer for waiting
     * @param background runs loaders that nobody waits for, in the context of the thread that hands them over
     */
    public CacheFactory(Components components, ScheduledExecutorService timer, Executor background) {
        this(components, timer, background, settings -> {
            throw new IllegalStateException("nobody tells of changes to " + settings.alias());
        });
    }

    /**
     * A factory.
     *
     * @param components finds the parts that the application brings
     * @param timer for waiting
     * @param background runs loaders that nobody waits for, in the context of the thread that hands them over
     * @param invalidations tell of changes to the entries of a cache
     */
    public CacheFactory(
            Components components,
            ScheduledExecutorService timer,
            Executor background,
            Function<CacheSettings, Invalidations> invalidations) {
        this(components, timer, background, invalidations, Transactions.NONE);
    }

    /**
     * A factory of caches that may take part in transactions.
     *
     * @param components finds the parts that the application brings
     * @param timer for waiting
     * @param background runs loaders that nobody waits for, in the context of the thread that hands them over
     * @param invalidations tell of changes to the entries of a cache
     * @param transactions know the transaction of the calling thread
     */
    public CacheFactory(
            Components components,
            ScheduledExecutorService timer,
            Executor background,
            Function<CacheSettings, Invalidations> invalidations,
            Transactions transactions) {
        this(
                components,
                timer,
                background,
                invalidations,
                transactions,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    CacheFactory(
            Components components,
            ScheduledExecutorService timer,
            Executor background,
            Function<CacheSettings, Invalidations> invalidations,
            DoubleSupplier random) {
        this(components, timer, background, invalidations, Transactions.NONE, random);
    }

    CacheFactory(
            Components components,
            ScheduledExecutorService timer,
            Executor background,
            Function<CacheSettings, Invalidations> invalidations,
            Transactions transactions,
            DoubleSupplier random) {
        this.components = components;
        this.timer = timer;
        this.background = background;
        this.invalidations = invalidations;
        this.transactions = transactions;
        this.random = random;
    }

    /**
     * A cache.
     *
     * @param settings its settings
     * @param keyText the text form of its keys
     * @param valueCodec the byte form of its values
     * @param uncounted its way to Redis
     * @param locks its locks
     * @param reference how it is found again after it has been serialized
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the cache
     */
    public <K, V extends @Nullable Object> Cache<K, V> create(
            CacheSettings settings,
            KeyText<K> keyText,
            ValueCodec<V> valueCodec,
            RedisCommands uncounted,
            LockFactory locks,
            CacheReference reference) {
        StatisticsRecorder statistics =
                recorders.computeIfAbsent(settings.alias(), alias -> new StatisticsRecorder(System::nanoTime));
        RedisCommands commands = new RecordingCommands(uncounted, statistics);
        Fallbacks fallbacks = new Fallbacks(policy(settings, statistics));
        KeyCodec keyCodec = settings.keys().codec().map(components::get).orElseGet(SeparatedKeys::new);
        EntrySettings entries = settings.entries();
        LoadSettings loading = settings.loads();
        EntryStore entriesInRedis = entries.clear() == ClearMode.GENERATION
                ? new GenerationStore(commands, keyCodec)
                : new ScannedStore(commands);
        NearCache near = near(settings);
        EntryStore store = near == null ? entriesInRedis : new NearStore(entriesInRedis, near);
        Loads<V> underWay = loads(settings.alias());
        TransactionalStore inTransactions = new TransactionalStore(
                store,
                transactions,
                transactionKeys.computeIfAbsent(settings.alias(), alias -> new Object()),
                () -> new PendingWrites(settings.alias(), settings.connection().deadline()),
                underWay,
                settings.alias(),
                fallbacks,
                true);
        CacheParts<K, V> parts = new CacheParts<>(
                new CacheCodecs<>(
                        settings.alias(),
                        keyText,
                        keyCodec,
                        valueCodec,
                        settings.values().maxSize(),
                        CacheCodecs.LARGEST_KEY,
                        new UndecodableEntries(
                                settings.alias(), settings.values().undecodable(), InstantSource.system()),
                        statistics),
                new Lifetimes(entries.expiry(), loading.staleWindow(), new Jitter(entries.jitter(), random)),
                entries.scanPageSize(),
                new LoadContext(loading, entries.nulls(), uncounted, fallbacks, timer),
                underWay,
                locks,
                inTransactions,
                near == null ? null : new NearValues<>(near, valueCodec, statistics));
        return new WaitingCache<>(
                new FallbackCache<>(
                        new RedisAsyncCache<>(
                                parts, entries.isTransactional() ? inTransactions : store, spaces(settings)),
                        fallbacks,
                        statistics),
                background,
                reference);
    }

    /** Those of all caches of an alias forget one another's, as each may remove the entries of the others. */
    @SuppressWarnings("unchecked") // they share no values
    private <V extends @Nullable Object> Loads<V> loads(String alias) {
        return ((Loads<V>) loads.computeIfAbsent(alias, unseen -> new Loads<>(alias, waits))).beside();
    }

    /**
     * A cache for methods: the same entries, in transactions.
     *
     * @param cache a cache that this class has made
     * @param nulls what becomes of nulls; empty for what is configured
     * @param isLenient whether errors of Redis are ignored, whatever their kind; else they are thrown
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the cache
     */
    public static <K, V extends @Nullable Object> Cache<K, V> forMethods(
            Cache<K, V> cache, Optional<NullPolicy> nulls, boolean isLenient) {
        return ((WaitingCache<K, V>) cache).forMethods(nulls, isLenient);
    }

    /** One for all caches of an alias, so that it is bounded once; null if nothing is kept. */
    private @Nullable NearCache near(CacheSettings settings) {
        return settings.near()
                .map(kept -> nears.computeIfAbsent(
                        settings.alias(),
                        alias -> new NearCache(
                                kept, TrackedKeys.of(settings), invalidations.apply(settings), System::nanoTime)))
                .orElse(null);
    }

    /** One for all caches of an alias, so that they share the limits of the log. */
    private ErrorPolicy policy(CacheSettings settings, StatisticsRecorder statistics) {
        return policies.computeIfAbsent(
                settings.alias(),
                alias -> new ErrorPolicy(
                        alias,
                        settings.errors(),
                        settings.errors().handler().map(components::get),
                        statistics,
                        System::nanoTime));
    }

    private KeySpaces spaces(CacheSettings settings) {
        return new KeySpaces(prefix(settings), settings.keys().space().version());
    }

    /**
     * The key prefix of each call of a cache.
     *
     * @param settings the settings of the cache
     * @return gives the prefix for the call that is being made by the thread
     */
    public Supplier<String> prefix(CacheSettings settings) {
        return settings.keys()
                .prefixSupplier()
                .map(components::get)
                .<Supplier<String>>map(supplier -> () -> supplier.keyPrefix(settings.alias()))
                .orElse(settings.keys().space()::prefix);
    }
}
