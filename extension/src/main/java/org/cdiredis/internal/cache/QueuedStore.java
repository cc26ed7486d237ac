package org.cdiredis.internal.cache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.commands.ForwardedCommands;
import org.cdiredis.internal.commands.RedisCommands;

/** The entries of another store, with commands that wait until they are all sent. For use by one thread at a time. */
final class QueuedStore implements EntryStore {

    private final EntryStore store;
    private final Map<RedisCommands, Queue> queues = new LinkedHashMap<>();
    private boolean isSent;

    QueuedStore(EntryStore store) {
        this.store = store;
    }

    @Override
    public RedisCommands in(KeySpace space) {
        return queues.computeIfAbsent(store.in(space), target -> new Queue());
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

    /** The commands for one target. */
    private final class Queue extends ForwardedCommands {

        private final List<Waiting<?>> waiting = new ArrayList<>();

        @Override
        protected <T extends @Nullable Object> CompletionStage<T> forward(
                Function<RedisCommands, CompletionStage<T>> call) {
            checkNotSent();
            Waiting<T> command = new Waiting<>(call, new CompletableFuture<>());
            waiting.add(command);
            return command.result;
        }

        @Override
        public KeyPages scan(String pattern, int pageSize) {
            throw new UnsupportedOperationException("a scan in a batch");
        }

        CompletionStage<@Nullable Void> send(RedisCommands target) {
            return target.together(together -> CompletableFuture.allOf(waiting.stream()
                            .map(command -> command.call(together))
                            .toArray(CompletableFuture<?>[]::new)))
                    .handle((ended, failure) -> {
                        waiting.forEach(command -> command.complete(failure));
                        return null;
                    });
        }
    }

    /** A command that waits, and the promise of its result. */
    private static final class Waiting<T extends @Nullable Object> {

        private final Function<RedisCommands, CompletionStage<T>> call;
        private final CompletableFuture<T> result;
        private CompletableFuture<T> outcome = new CompletableFuture<>();

        Waiting(Function<RedisCommands, CompletionStage<T>> call, CompletableFuture<T> result) {
            this.call = call;
            this.result = result;
        }

        /** Calls the command, possibly once more: what counts is how it ended the last time. */
        CompletableFuture<?> call(RedisCommands commands) {
            outcome = call.apply(commands).toCompletableFuture();
            return outcome.handle((value, failure) -> null);
        }

        void complete(@Nullable Throwable failureOfAll) {
            if (failureOfAll != null && !outcome.isDone()) {
                result.completeExceptionally(failureOfAll);
            } else {
                CompletionStage<T> ended = outcome;
                ended.whenComplete((value, failure) -> {
                    if (failure == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
            }
        }
    }
}
