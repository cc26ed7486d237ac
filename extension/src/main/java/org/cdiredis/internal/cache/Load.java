package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.Lookup;
import org.cdiredis.NullPolicy;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;

/** One call that reads an entry, and loads and stores it if need be. */
final class Load<V extends @Nullable Object> {

    private static final Duration FIRST_LOOK = Duration.ofMillis(5);
    private static final Duration LAST_LOOK = Duration.ofMillis(100);

    private final CacheCodecs<?, V> codecs;
    private final String physicalKey;
    private final RedisCommands commands;
    private final Lifetimes lifetimes;
    private final Expiry expiry;
    private final LoadContext context;
    private final Supplier<CompletionStage<V>> loader;

    /**
     * A load.
     *
     * @param codecs how the value is written
     * @param physicalKey the key
     * @param commands commands on that key
     * @param lifetimes how long the entry lives, with the stale window of this call
     * @param expiry when it expires; not the default one
     * @param context what it has in common with others
     * @param loader makes the value
     */
    Load(
            CacheCodecs<?, V> codecs,
            String physicalKey,
            RedisCommands commands,
            Lifetimes lifetimes,
            Expiry expiry,
            LoadContext context,
            Supplier<CompletionStage<V>> loader) {
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
        UNDECODABLE
    }

    /** What a key was found to hold. */
    record Found<V extends @Nullable Object>(State state, Lookup<V> value) {

        boolean isThere() {
            return value.isFound();
        }
    }

    String physicalKey() {
        return physicalKey;
    }

    CompletionStage<Found<V>> find() {
        CompletionStage<Found<V>> found = lifetimes.staleWindow().isZero()
                ? commands.get(physicalKey).thenApply(bytes -> found(bytes, false))
                : commands.together(together -> together.get(physicalKey)
                        .thenCombine(
                                together.timeToLive(physicalKey),
                                (bytes, timeToLive) -> found(bytes, lifetimes.isStale(timeToLive))));
        return guarded(found, () -> new Found<>(State.ABSENT, Lookup.absent()));
    }

    private Found<V> found(byte @Nullable [] bytes, boolean isStale) {
        Lookup<V> value = codecs.decode(physicalKey, bytes);
        if (value.isFound()) {
            return new Found<>(isStale ? State.STALE : State.FRESH, value);
        }
        return new Found<>(bytes == null ? State.ABSENT : State.UNDECODABLE, value);
    }

    /** Loads and stores a value. */
    CompletionStage<V> load(Found<V> instead) {
        return loader.get().thenCompose(value -> store(value, instead));
    }

    private CompletionStage<V> store(V value, Found<V> instead) {
        if (value == null && context.nulls() == NullPolicy.REFUSE) {
            throw new NullPointerException(Messages.MESSAGES.nullRefused(codecs.cache()));
        }
        if (expiry.isImmediate() || (value == null && context.nulls() == NullPolicy.SKIP)) {
            return CompletableFuture.completedFuture(value);
        }
        byte[] bytes = codecs.encode(physicalKey, value);
        SetCondition condition = instead.state == State.ABSENT ? SetCondition.IF_ABSENT : SetCondition.ALWAYS;
        CompletionStage<V> stored = commands.set(physicalKey, bytes, lifetimes.inRedis(expiry), condition)
                .thenCompose(isStored -> isStored
                        ? CompletableFuture.completedFuture(value)
                        // Another writer was faster: what it has put is newer than what was loaded.
                        : commands.get(physicalKey)
                                .thenApply(other ->
                                        codecs.decode(physicalKey, other).orElse(value)));
        return guarded(stored, () -> value);
    }

    /** Loads a value anew, if no other caller of any node does; otherwise the old one. */
    CompletionStage<V> refresh(Found<V> stale, V old) {
        Lease lease = new Lease(context.commands(), physicalKey);
        return guarded(lease.tryAcquire(context.lease()), () -> false)
                .thenCompose(acquired -> acquired
                        ? released(
                                lease,
                                () -> find().thenCompose(again -> again.state() == State.FRESH
                                        ? CompletableFuture.completedFuture(
                                                again.value().orElse(old))
                                        : load(stale)))
                        : CompletableFuture.completedFuture(old));
    }

    /** Loads a value if no other caller of any node does; otherwise what that one loads. */
    CompletionStage<V> loadForCluster(Found<V> absent) {
        long end = System.nanoTime() + 2 * context.lease().toNanos();
        return acquireOrWait(new Lease(context.commands(), physicalKey), absent, FIRST_LOOK, end);
    }

    private CompletionStage<V> acquireOrWait(Lease lease, Found<V> absent, Duration delay, long end) {
        return guarded(lease.tryAcquire(context.lease()), () -> true).thenCompose(acquired -> {
            if (acquired) {
                // Whoever had the lease before may have stored it.
                return released(lease, () -> find().thenCompose(this::valueOrLoad));
            }
            if (System.nanoTime() - end > 0) {
                return load(absent);
            }
            return context.after(delay)
                    .thenCompose(waited -> find())
                    .thenCompose(found -> found.isThere()
                            ? CompletableFuture.completedFuture(value(found))
                            : acquireOrWait(lease, found, longer(delay), end));
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

    private static <V extends @Nullable Object> CompletionStage<V> released(
            Lease lease, Supplier<CompletionStage<V>> loaded) {
        CompletionStage<V> load;
        try {
            load = loaded.get();
        } catch (RuntimeException | Error e) {
            load = CompletableFuture.failedFuture(e);
        }
        return load.handle((value, failure) -> lease.release()
                        .thenCompose(released -> failure == null
                                ? CompletableFuture.completedFuture(value)
                                : CompletableFuture.<V>failedFuture(failure)))
                .thenCompose(ended -> ended);
    }

    private <T extends @Nullable Object> CompletionStage<T> guarded(CompletionStage<T> call, Supplier<T> fallback) {
        return context.failures().apply("getOrLoad", call, fallback);
    }
}
