package org.cdiredis.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Commands that wait until they are all sent together, once. For use by one thread at a time. */
public final class QueuedCommands extends ForwardedCommands {

    private final List<Waiting<?>> waiting = new ArrayList<>();
    private boolean isSent;

    @Override
    protected <T extends @Nullable Object> CompletionStage<T> forward(
            Function<RedisCommands, CompletionStage<T>> call) {
        if (isSent) {
            throw new IllegalStateException("the batch has been executed");
        }
        Waiting<T> command = new Waiting<>(call);
        waiting.add(command);
        return command.result;
    }

    @Override
    public KeyPages scan(String pattern, int pageSize) {
        throw new UnsupportedOperationException("a scan in a batch");
    }

    /**
     * Sends all commands.
     *
     * @param target calls them
     * @return completes, never exceptionally, once each has its result
     */
    public CompletionStage<@Nullable Void> send(RedisCommands target) {
        isSent = true;
        return target.together(together -> CompletableFuture.allOf(
                        waiting.stream().map(command -> command.call(together)).toArray(CompletableFuture<?>[]::new)))
                .handle((ended, failure) -> {
                    waiting.forEach(command -> command.complete(failure));
                    return null;
                });
    }

    /** A command that waits, and the promise of its result. */
    private static final class Waiting<T extends @Nullable Object> {

        private final Function<RedisCommands, CompletionStage<T>> call;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private CompletableFuture<T> outcome = new CompletableFuture<>();

        Waiting(Function<RedisCommands, CompletionStage<T>> call) {
            this.call = call;
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
