package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.transaction.Participant;

/** What one transaction is going to do to the entries of one cache once it has been committed. Thread-safe. */
final class PendingWrites implements Participant {

    private final String cache;
    private final Duration patience;
    private final Map<KeySpace, PendingSpace> spaces = new ConcurrentHashMap<>();
    private final Map<Loads<?>, Boolean> loads = new ConcurrentHashMap<>();
    private final Set<FailurePolicy> failures = new CopyOnWriteArraySet<>();
    private volatile boolean isCommitted;
    private volatile boolean isRolledBack;

    /**
     * Nothing yet.
     *
     * @param cache the alias
     * @param patience how long the end of the transaction waits for Redis
     */
    PendingWrites(String cache, Duration patience) {
        this.cache = cache;
        this.patience = patience;
    }

    /**
     * The entries of a key space.
     *
     * @param space the key space
     * @param commands makes commands on it that take effect at once
     * @param underWay the loads that nobody is to join after the commit
     * @param ofUser what becomes of failures after the commit, as far as it is up to who uses them now: one who ignores them is enough
     */
    PendingSpace in(KeySpace space, Supplier<RedisCommands> commands, Loads<?> underWay, FailurePolicy ofUser) {
        loads.put(underWay, true);
        failures.add(ofUser);
        PendingSpace pending = spaces.computeIfAbsent(space, unseen -> new PendingSpace(commands.get()));
        if (isRolledBack) {
            pending.drop();
        }
        return pending;
    }

    /** Whether what is done now would be done at once, since all has been done. */
    boolean isCommitted() {
        return isCommitted;
    }

    @Override
    public void committed() {
        isCommitted = true;
        loads.keySet().forEach(Loads::forgetAll);
        CompletableFuture<?>[] writes = spaces.values().stream()
                .map(pending -> pending.write().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CompletionStage<@Nullable Void> all = CompletableFuture.allOf(writes);
        for (FailurePolicy policy : failures) {
            all = policy.apply("commit", all, () -> null);
        }
        await(all.whenComplete((written, failure) -> {
            if (failure != null) {
                CacheLogger.LOG.notWrittenAfterCommit(cache, Failures.unwrapped(failure));
            }
        }));
    }

    /** So that who has committed finds it done; what takes longer goes on without being waited for. */
    private void await(CompletionStage<@Nullable Void> end) {
        try {
            end.toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The one has been logged, and the other will be if it fails.
        }
    }

    @Override
    public void rolledBack() {
        isRolledBack = true;
        spaces.values().forEach(PendingSpace::drop);
    }
}
