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
    private final List<Loads<V>> all;

    Loads(String cache) {
        this(cache, new CopyOnWriteArrayList<>());
    }

    private Loads(String cache, List<Loads<V>> all) {
        this.cache = cache;
        this.refreshes = new Refreshes<>(cache);
        this.all = all;
        all.add(this);
    }

    /** Other loads of the same entries, which forget what these do. Each is kept as long as these. */
    Loads<V> beside() {
        return new Loads<>(cache, all);
    }

    /** A load that other callers wait for. */
    private static final class Flight<V extends @Nullable Object> {

        private final Thread caller;
        private final CompletableFuture<V> result = new CompletableFuture<>();

        Flight(Thread caller) {
            this.caller = caller;
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
        Flight<V> mine = new Flight<>(caller);
        Flight<V> flying = flights.putIfAbsent(physicalKey, mine);
        if (flying != null) {
            if (load.loader().isCallerWaiting() && flying.caller == caller) {
                throw new IllegalStateException(Messages.MESSAGES.loaderWaitsForItself(cache));
            }
            return flying.result.copy();
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

    private static <V extends @Nullable Object> CompletionStage<V> start(Supplier<CompletionStage<V>> loaded) {
        try {
            return loaded.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
