package org.cdiredis.internal.cache;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.SingleFlight;
import org.cdiredis.internal.Messages;

/** The loads of a cache that are under way in this JVM. Thread-safe. */
final class Loads<V extends @Nullable Object> {

    private final String cache;
    private final Map<String, Flight<V>> flights = new ConcurrentHashMap<>();
    private final AtomicLong landings = new AtomicLong();
    private final Refreshes<V> refreshes;
    private final WaitForGraph waits;
    private final List<Loads<V>> all;

    /**
     * No loads yet.
     *
     * @param cache the name of the cache
     * @param waits which threads wait for which loads, of all caches
     */
    Loads(String cache, WaitForGraph waits) {
        this(cache, waits, new CopyOnWriteArrayList<>());
    }

    private Loads(String cache, WaitForGraph waits, List<Loads<V>> all) {
        this.cache = cache;
        this.waits = waits;
        this.refreshes = new Refreshes<>(cache);
        this.all = all;
        all.add(this);
    }

    /** Other loads of the same entries, which forget what these do. Each is kept as long as these. */
    Loads<V> beside() {
        return new Loads<>(cache, waits, all);
    }

    /** Other loads, of which these know nothing. */
    Loads<V> apart() {
        return new Loads<>(cache, waits);
    }

    /** A load that other callers wait for. */
    private static final class Flight<V extends @Nullable Object> implements WaitForGraph.Awaited {

        private final @Nullable Thread thread;
        private final CompletableFuture<V> result = new CompletableFuture<>();

        Flight(@Nullable Thread thread) {
            this.thread = thread;
        }

        @Override
        public @Nullable Thread thread() {
            return thread;
        }

        @Override
        public boolean isDone() {
            return result.isDone();
        }
    }

    /**
     * The value of an entry, loaded if need be.
     *
     * @param load the call
     * @param singleFlight how many callers load at once
     */
    CompletionStage<V> run(Load<V> load, SingleFlight singleFlight) {
        Thread caller = Thread.currentThread();
        long landed = landings.get();
        return load.find().thenCompose(found -> switch (found.state()) {
            case FRESH -> CompletableFuture.completedFuture(Load.value(found));
            case STALE ->
                flights.containsKey(load.physicalKey())
                        ? CompletableFuture.completedFuture(Load.value(found))
                        : refreshes.run(load, Load.value(found));
            case ABSENT, UNDECODABLE, UNKNOWN ->
                switch (singleFlight) {
                    case NONE -> load.load(found);
                    case LOCAL ->
                        join(
                                load,
                                caller,
                                () -> landings.get() == landed
                                        ? load.load(found)
                                        // Perhaps that was this key, stored after this call had looked.
                                        : load.find().thenCompose(load::valueOrLoad));
                    case CLUSTER -> join(load, caller, () -> load.loadForCluster(found));
                };
        });
    }

    /** Nobody joins a load that is under way: what it loads may be what is being removed. */
    void forget(Collection<String> physicalKeys) {
        for (Loads<V> loads : all) {
            if (!loads.flights.isEmpty()) {
                loads.flights.keySet().removeAll(Set.copyOf(physicalKeys));
            }
        }
    }

    /** The same for all keys. */
    void forgetAll() {
        all.forEach(loads -> loads.flights.clear());
    }

    private CompletionStage<V> join(Load<V> load, Thread caller, Supplier<CompletionStage<V>> loaded) {
        String physicalKey = load.physicalKey();
        boolean isCallerWaiting = load.loader().isCallerWaiting();
        Flight<V> mine = new Flight<>(isCallerWaiting ? caller : null);
        Flight<V> flying = flights.putIfAbsent(physicalKey, mine);
        if (flying != null) {
            return isCallerWaiting ? joined(flying, caller) : flying.result.copy();
        }
        start(loaded).whenComplete((value, failure) -> {
            landings.incrementAndGet();
            flights.remove(physicalKey, mine);
            if (failure == null) {
                mine.result.complete(value);
            } else {
                mine.result.completeExceptionally(Failures.unwrapped(failure));
            }
        });
        return mine.result.copy();
    }

    private CompletionStage<V> joined(Flight<V> flying, Thread caller) {
        if (flying.thread == caller) {
            throw new IllegalStateException(Messages.MESSAGES.loaderWaitsForItself(cache));
        }
        if (!waits.add(caller, flying)) {
            throw new IllegalStateException(Messages.MESSAGES.loadersWaitForEachOther(cache));
        }
        return flying.result.whenComplete((value, failure) -> waits.remove(caller));
    }

    private static <V extends @Nullable Object> CompletionStage<V> start(Supplier<CompletionStage<V>> loaded) {
        try {
            return loaded.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
