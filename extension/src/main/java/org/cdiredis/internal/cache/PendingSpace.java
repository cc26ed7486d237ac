package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.commands.GlobMatcher;
import org.cdiredis.internal.commands.LoadGuard;
import org.cdiredis.internal.commands.RedisCommands;

/**
 * What a transaction is going to do to the entries of one key space: first remove those that match patterns, then the rest. A later
 * write takes the place of an earlier one. Thread-safe.
 */
final class PendingSpace {

    /** How many commands leave together at most. */
    private static final int BATCH_SIZE = 1_000;

    private final RedisCommands commands;
    private final Map<String, PendingWrite> writes = new LinkedHashMap<>();
    private final List<Predicate<String>> swept = new ArrayList<>();
    private final List<Supplier<CompletionStage<Long>>> sweeps = new ArrayList<>();
    private final List<Lease> leases = new ArrayList<>();
    private boolean isWritten;
    private boolean isDropped;

    PendingSpace(RedisCommands commands) {
        this.commands = commands;
    }

    /** Whether the transaction has changed nothing here. */
    synchronized boolean isEmpty() {
        return writes.isEmpty() && swept.isEmpty();
    }

    /** What is going to happen to an entry; null for nothing. */
    synchronized @Nullable PendingWrite of(String key) {
        PendingWrite write = writes.get(key);
        return write == null && swept.stream().anyMatch(sweep -> sweep.test(key)) ? PendingWrite.removal() : write;
    }

    /** Puts an entry; false if it is too late, since all has been written: then it is to be done at once. */
    synchronized boolean put(String key, byte[] value, @Nullable Duration timeToLive) {
        if (!isWritten) {
            writes.put(key, PendingWrite.put(value.clone(), timeToLive));
        }
        return !isWritten;
    }

    /** Removes entries; false as for {@link #put}. */
    synchronized boolean remove(List<String> keys) {
        if (!isWritten) {
            keys.forEach(key -> writes.put(key, PendingWrite.removal()));
        }
        return !isWritten;
    }

    /** A loaded value, unless it comes too late; what the transaction itself has done to the entry before counts more. */
    synchronized void loaded(String key, byte[] value, @Nullable Duration timeToLive, LoadGuard guard) {
        PendingWrite before = of(key);
        if (isWritten) {
            return;
        }
        if (before == null) {
            writes.put(key, PendingWrite.loaded(value.clone(), timeToLive, guard));
        } else if (before.isRemoval()) {
            writes.put(key, before.seeing(value.clone(), timeToLive));
        }
    }

    /** Removes what matches a pattern. */
    synchronized void sweep(String pattern, Supplier<CompletionStage<Long>> sweep) {
        GlobMatcher matcher = new GlobMatcher(pattern);
        writes.keySet().removeIf(matcher::matches);
        swept.add(matcher::matches);
        sweeps.add(sweep);
    }

    /** Keeps a lease until the transaction ends. */
    void keep(Lease lease) {
        lease.keep();
        boolean isOver;
        synchronized (this) {
            isOver = isDropped || isWritten;
            leases.add(lease);
        }
        if (isOver) {
            CompletionStage<Boolean> unused = lease.letGo();
        }
    }

    /** Does all of it; fails with the first failure, having done what could be done. */
    CompletionStage<?> write() {
        List<Map.Entry<String, PendingWrite>> all;
        List<Supplier<CompletionStage<Long>>> first;
        synchronized (this) {
            all = List.copyOf(writes.entrySet());
            first = List.copyOf(sweeps);
            isWritten = true;
            writes.clear();
            swept.clear();
        }
        CompletionStage<?> end = CompletableFuture.completedFuture(0L);
        for (Supplier<CompletionStage<Long>> sweep : first) {
            end = then(end, sweep);
        }
        for (int i = 0; i < all.size(); i += BATCH_SIZE) {
            List<Map.Entry<String, PendingWrite>> batch = all.subList(i, Math.min(i + BATCH_SIZE, all.size()));
            end = then(end, () -> together(batch));
        }
        return end.whenComplete((written, failure) -> release());
    }

    /** Goes on after a failure, and fails with it all the same. */
    private static CompletionStage<?> then(CompletionStage<?> before, Supplier<? extends CompletionStage<?>> next) {
        return before.handle((done, failure) -> next.get().thenCombine(before, (later, earlier) -> later))
                .thenCompose(both -> both);
    }

    private CompletionStage<?> together(List<Map.Entry<String, PendingWrite>> batch) {
        return commands.<@Nullable Void>together(together -> CompletableFuture.allOf(batch.stream()
                .map(entry -> entry.getValue().call(together, entry.getKey()).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new)));
    }

    /** Does nothing of it, and nothing of what is still to come. */
    void drop() {
        synchronized (this) {
            isDropped = true;
        }
        release();
    }

    private void release() {
        List<Lease> kept;
        synchronized (this) {
            kept = List.copyOf(leases);
            leases.clear();
        }
        kept.forEach(lease -> {
            CompletionStage<Boolean> unused = lease.letGo();
        });
    }
}
