package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.Lookup;
import org.cdiredis.NullPolicy;
import org.cdiredis.RedisCacheException;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.commands.LoadGuard;
import org.cdiredis.internal.commands.RedisCommands;

/** One call that reads an entry, and loads and stores it if need be. */
final class Load<V extends @Nullable Object> {

    private static final Duration FIRST_LOOK = Duration.ofMillis(5);
    private static final Duration LAST_LOOK = Duration.ofMillis(100);

    private final CacheCodecs<?, V> codecs;
    private final String physicalKey;
    private final RedisCommands commands;
    private final Lifetimes lifetimes;
    private final LoadExpiry expiry;
    private final LoadContext context;
    private final Loader<V> loader;
    private volatile boolean isWithoutRedis;
    private volatile @Nullable PendingSpace transaction;

    /**
     * A load.
     *
     * @param codecs how the value is written
     * @param physicalKey the key
     * @param commands commands on that key
     * @param lifetimes how long the entry lives, with the stale window of this call
     * @param expiry when it expires
     * @param context what it has in common with others
     * @param loader makes the value
     */
    Load(
            CacheCodecs<?, V> codecs,
            String physicalKey,
            RedisCommands commands,
            Lifetimes lifetimes,
            LoadExpiry expiry,
            LoadContext context,
            Loader<V> loader) {
        this.codecs = codecs;
        this.physicalKey = physicalKey;
        this.commands = commands;
        this.lifetimes = lifetimes;
        this.expiry = expiry;
        this.context = context;
        this.loader = loader;
    }

    /** How a key was found. */
    enum State {
        FRESH,
        STALE,
        ABSENT,
        /** There are bytes that cannot be decoded: absent for callers, in the way of a {@code SET NX}. */
        UNDECODABLE,
        /** Redis has not answered, which is ignored: absent for callers. */
        UNKNOWN
    }

    /**
     * What a key was found to hold.
     *
     * @param state how
     * @param value the value; absent if there is none that can be decoded
     * @param digest the digest of the bytes that a loaded value may replace; empty for none
     */
    record Found<V extends @Nullable Object>(State state, Lookup<V> value, Supplier<Optional<String>> digest) {

        boolean isThere() {
            return value.isFound();
        }
    }

    String physicalKey() {
        return physicalKey;
    }

    LoadContext context() {
        return context;
    }

    Loader<V> loader() {
        return loader;
    }

    CompletionStage<Found<V>> find() {
        CompletionStage<Found<V>> found = lifetimes.staleWindow().isZero()
                ? commands.get(physicalKey).thenApply(bytes -> found(bytes, false))
                : commands.getWithTimeToLive(physicalKey)
                        .thenApply(stored -> found(stored.bytes(), lifetimes.isStale(stored.timeToLive())));
        return guarded(found, () -> new Found<>(State.UNKNOWN, Lookup.absent(), Optional::empty));
    }

    private Found<V> found(byte @Nullable [] bytes, boolean isStale) {
        Lookup<V> value = codecs.decode(physicalKey, bytes);
        Supplier<Optional<String>> digest = () -> Optional.ofNullable(bytes).map(LoadGuard::digest);
        if (value.isFound()) {
            return new Found<>(isStale ? State.STALE : State.FRESH, value, digest);
        }
        return new Found<>(bytes == null ? State.ABSENT : State.UNDECODABLE, value, digest);
    }

    /**
     * The value for a transaction, which neither waits for the load of another one nor lets others have what it sees itself; it is
     * stored once that has been committed. In the stale window it is the old one.
     */
    CompletionStage<V> runIn(PendingSpace pending, boolean isReload) {
        transaction = pending;
        return isReload ? reload() : find().thenCompose(this::valueOrLoad);
    }

    /** Loads a value whatever there is, and stores it in place of that. */
    CompletionStage<V> reload() {
        return find().thenCompose(this::load);
    }

    /** Loads a value, and stores it if nobody has removed or changed the entry meanwhile. Others may load at the same time. */
    CompletionStage<V> load(Found<V> instead) {
        if (instead.state == State.UNKNOWN || expiry.isNeverStored()) {
            return load(instead, null, loader::load);
        }
        Lease lease = new Lease(context, commands, physicalKey);
        return guarded(lease.share(), () -> false)
                .thenCompose(isShared -> isShared
                        ? released(lease, () -> load(instead, lease, loader::load))
                        : load(instead, null, loader::load));
    }

    /** Without a lease nothing is stored: nobody could tell whether the entry has been removed meanwhile. */
    private CompletionStage<V> load(Found<V> instead, @Nullable Lease lease, Supplier<CompletionStage<V>> code) {
        return code.get().thenCompose(value -> store(value, instead, lease));
    }

    private CompletionStage<V> store(V value, Found<V> instead, @Nullable Lease lease) {
        if (value == null && context.nulls() == NullPolicy.REFUSE) {
            throw new NullPointerException(Messages.MESSAGES.nullRefused(codecs.cache()));
        }
        Expiry ofValue = expiry.of(value);
        if (ofValue.isImmediate() || (value == null && context.nulls() == NullPolicy.SKIP)) {
            return instead.state == State.STALE ? removed(value) : CompletableFuture.completedFuture(value);
        }
        byte[] bytes = codecs.encode(physicalKey, value);
        if (lease == null) {
            return CompletableFuture.completedFuture(value);
        }
        PendingSpace pending = transaction;
        if (pending == null) {
            lease.end();
        } else {
            pending.keep(lease);
        }
        CompletionStage<V> stored = commands.setLoaded(
                        physicalKey, bytes, lifetimes.spreadInRedis(ofValue), guard(instead, lease))
                .thenCompose(isStored -> {
                    if (pending == null) {
                        lease.spent();
                    }
                    return isStored
                            ? CompletableFuture.completedFuture(value)
                            // If another writer was faster, what it has put is newer than what was loaded.
                            : commands.get(physicalKey)
                                    .thenApply(other ->
                                            codecs.decode(physicalKey, other).orElse(value));
                });
        return guarded(stored, () -> value);
    }

    private LoadGuard guard(Found<V> instead, Lease lease) {
        Optional<Duration> atMostLeft =
                instead.state == State.STALE ? Optional.of(lifetimes.staleWindow()) : Optional.empty();
        return new LoadGuard(lease.token(), lease.isOwn(), instead.digest.get(), atMostLeft);
    }

    /** As with a put: what is not stored is not served any longer either. */
    private CompletionStage<V> removed(V value) {
        return guarded(commands.remove(List.of(physicalKey)).thenApply(count -> value), () -> value);
    }

    /**
     * Loads a value anew, if no other caller of any node does.
     *
     * @param code the loader's
     * @return the new value; absent if another one loads
     */
    CompletionStage<Lookup<V>> refresh(Supplier<CompletionStage<V>> code) {
        Lease lease = new Lease(context, commands, physicalKey);
        return guarded(lease.tryAcquire(), () -> false)
                .thenCompose(acquired ->
                        acquired ? refresh(lease, code) : CompletableFuture.completedFuture(Lookup.absent()));
    }

    private CompletionStage<Lookup<V>> refresh(Lease lease, Supplier<CompletionStage<V>> code) {
        return find().thenCompose(again -> again.state() == State.FRESH
                        ? CompletableFuture.completedFuture(value(again))
                        : load(again, lease, code))
                .handle((value, failure) -> (failure == null ? lease.release() : lease.rest(Refreshes.PAUSE))
                        .thenCompose(ended -> failure == null
                                ? CompletableFuture.completedFuture(Lookup.found(value))
                                : CompletableFuture.<Lookup<V>>failedFuture(failure)))
                .thenCompose(ended -> ended);
    }

    /** How an attempt to acquire a lease has ended. */
    private enum Attempt {
        ACQUIRED,
        TAKEN,
        /** Redis has not answered, which is ignored. */
        UNKNOWN
    }

    /** Loads a value if no other caller of any node does; otherwise what that one loads. Without Redis, just loads. */
    CompletionStage<V> loadForCluster(Found<V> absent) {
        if (absent.state() == State.UNKNOWN) {
            return load(absent);
        }
        long end = System.nanoTime() + context.settings().timeout().toNanos();
        return acquireOrWait(new Lease(context, commands, physicalKey), absent, FIRST_LOOK, end);
    }

    private CompletionStage<V> acquireOrWait(Lease lease, Found<V> absent, Duration delay, long end) {
        CompletionStage<Attempt> attempt =
                lease.tryAcquire().thenApply(acquired -> acquired ? Attempt.ACQUIRED : Attempt.TAKEN);
        return guarded(attempt, () -> Attempt.UNKNOWN).thenCompose(result -> switch (result) {
            // Whoever had the lease before may have stored it.
            case ACQUIRED ->
                released(
                        lease,
                        () -> find().thenCompose(found -> found.isThere()
                                ? CompletableFuture.completedFuture(value(found))
                                : load(found, lease, loader::load)));
            case TAKEN -> System.nanoTime() - end > 0 ? load(absent) : waitFor(lease, delay, end);
            case UNKNOWN -> {
                // If it was acquired after all, others need not wait for its end.
                CompletionStage<Boolean> unused = lease.release();
                yield load(absent, null, loader::load);
            }
        });
    }

    private CompletionStage<V> waitFor(Lease lease, Duration delay, long end) {
        return context.after(delay).thenCompose(waited -> find()).thenCompose(found -> {
            if (found.isThere()) {
                return CompletableFuture.completedFuture(value(found));
            }
            return found.state() == State.UNKNOWN ? load(found) : acquireOrWait(lease, found, longer(delay), end);
        });
    }

    CompletionStage<V> valueOrLoad(Found<V> found) {
        return found.isThere() ? CompletableFuture.completedFuture(value(found)) : load(found);
    }

    private static Duration longer(Duration delay) {
        Duration doubled = delay.multipliedBy(2);
        return doubled.compareTo(LAST_LOOK) > 0 ? LAST_LOOK : doubled;
    }

    @SuppressWarnings("NullAway") // a stored null is found only by a cache whose values may be null
    static <V extends @Nullable Object> V value(Found<V> found) {
        return found.value().orElse(null);
    }

    private CompletionStage<V> released(Lease lease, Supplier<CompletionStage<V>> loaded) {
        CompletionStage<V> load;
        try {
            load = loaded.get();
        } catch (RuntimeException | Error e) {
            load = CompletableFuture.failedFuture(e);
        }
        return load.handle((value, failure) -> ended(lease, failure)
                        .thenCompose(ended -> failure == null
                                ? CompletableFuture.completedFuture(value)
                                : CompletableFuture.<V>failedFuture(failure)))
                .thenCompose(ended -> ended);
    }

    /** Where Redis has just failed, nobody waits for it once more. */
    private CompletionStage<Boolean> ended(Lease lease, @Nullable Throwable failure) {
        CompletionStage<Boolean> released = lease.release();
        return isWithoutRedis || (failure != null && Failures.unwrapped(failure) instanceof RedisCacheException)
                ? CompletableFuture.completedFuture(false)
                : released;
    }

    private <T extends @Nullable Object> CompletionStage<T> guarded(CompletionStage<T> call, Supplier<T> fallback) {
        return context.failures().apply("getOrLoad", call, () -> {
            isWithoutRedis = true;
            return fallback.get();
        });
    }
}
