package org.cdiredis.internal.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.transaction.Transactions;

/**
 * The entries of another store, as the calling thread's transaction sees them, and changes them once it has been committed. Without
 * a transaction just that store.
 *
 * @param store where the entries are
 * @param transactions know the transaction
 * @param key whose writes are kept together in a transaction
 * @param maker makes the writes of a transaction
 * @param loads the loads that are under way outside of transactions
 * @param cache the alias, for messages
 * @param failures what becomes of failures after the commit
 * @param isCounting whether removals tell how many entries there were
 */
record TransactionalStore(
        EntryStore store,
        Transactions transactions,
        Object key,
        Supplier<PendingWrites> maker,
        Loads<?> loads,
        String cache,
        FailurePolicy failures,
        boolean isCounting)
        implements EntryStore {

    /** The same for methods. */
    TransactionalStore forMethods(FailurePolicy otherFailures) {
        return new TransactionalStore(store, transactions, key, maker, loads, cache, otherFailures, false);
    }

    @Override
    public @Nullable PendingSpace pending(KeySpace space) {
        PendingWrites writes = transactions.participant(key, maker);
        return writes == null || writes.isCommitted() ? null : writes.in(space, () -> store.in(space), loads, failures);
    }

    @Override
    public RedisCommands in(KeySpace space) {
        PendingSpace pending = pending(space);
        return pending == null ? store.in(space) : new PendingCommands(store.in(space), pending, cache, isCounting);
    }

    @Override
    public CompletionStage<Boolean> move(KeySpace from, String fromKey, KeySpace to, String toKey) {
        return isChanged(from, fromKey) || isChanged(to, toKey)
                ? CompletableFuture.failedFuture(
                        new IllegalStateException(Messages.MESSAGES.pendingWrite(cache, "incrementVersion", fromKey)))
                : store.move(from, fromKey, to, toKey);
    }

    private boolean isChanged(KeySpace space, String physicalKey) {
        PendingSpace pending = pending(space);
        return pending != null && pending.of(physicalKey) != null;
    }

    @Override
    public CompletionStage<Long> removeMatching(KeySpace space, String pattern, int pageSize) {
        return swept(space, pattern, () -> store.removeMatching(space, pattern, pageSize));
    }

    @Override
    public CompletionStage<Long> clear(KeySpace space, String allKeys, int pageSize) {
        return swept(space, allKeys, () -> store.clear(space, allKeys, pageSize));
    }

    private CompletionStage<Long> swept(KeySpace space, String pattern, Supplier<CompletionStage<Long>> sweep) {
        PendingSpace pending = pending(space);
        if (pending == null) {
            return sweep.get();
        }
        pending.sweep(pattern, sweep);
        return CompletableFuture.completedFuture(-1L);
    }

    @Override
    public String currentKey(KeySpace space, String physicalKey) {
        return store.currentKey(space, physicalKey);
    }
}
