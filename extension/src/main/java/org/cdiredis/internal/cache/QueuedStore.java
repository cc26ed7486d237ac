package org.cdiredis.internal.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.commands.QueuedCommands;
import org.cdiredis.internal.commands.RedisCommands;

/** The entries of another store, with commands that wait until they are all sent. For use by one thread at a time. */
final class QueuedStore implements EntryStore {

    private final EntryStore store;
    private final Map<RedisCommands, QueuedCommands> queues = new LinkedHashMap<>();
    private boolean isSent;

    QueuedStore(EntryStore store) {
        this.store = store;
    }

    @Override
    public RedisCommands in(KeySpace space) {
        checkNotSent();
        return queues.computeIfAbsent(store.in(space), target -> new QueuedCommands());
    }

    @Override
    public CompletionStage<Boolean> move(KeySpace from, String fromKey, KeySpace to, String toKey) {
        throw new UnsupportedOperationException("incrementVersion in a batch");
    }

    @Override
    public CompletionStage<Long> clear(KeySpace space, String allKeys, int pageSize) {
        throw new UnsupportedOperationException("clear in a batch");
    }

    @Override
    public String currentKey(KeySpace space, String physicalKey) {
        return store.currentKey(space, physicalKey);
    }

    @Override
    public boolean answersAtOnce() {
        return false;
    }

    /** Sends all commands; completes, never exceptionally, once each has its result. */
    CompletionStage<@Nullable Void> send() {
        checkNotSent();
        isSent = true;
        List<CompletableFuture<?>> sent = new ArrayList<>();
        queues.forEach((target, queue) -> sent.add(queue.send(target).toCompletableFuture()));
        return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
    }

    private void checkNotSent() {
        if (isSent) {
            throw new IllegalStateException("the batch has been executed");
        }
    }
}
