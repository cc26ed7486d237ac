package org.cdiredis.internal.commands;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One command on its way through a {@link Pipeline}, and the promise of its result: its own value, its own error, its own
 * deadline.
 */
final class PipelinedCall<T extends @Nullable Object> extends CompletableFuture<T> {

    private final Function<RedisObjects, CompletionStage<T>> command;
    private final int bytes;
    private final long deadline;
    private final Recovery recovery;
    private @Nullable CompletableFuture<T> attempt;

    /**
     * A call.
     *
     * @param command calls the command
     * @param bytes about how many bytes it sends
     * @param deadline when it fails, as {@link System#nanoTime} tells the time
     * @param recovery what becomes of a command that failed in a batch
     */
    PipelinedCall(Function<RedisObjects, CompletionStage<T>> command, int bytes, long deadline, Recovery recovery) {
        this.command = command;
        this.bytes = bytes;
        this.deadline = deadline;
        this.recovery = recovery;
    }

    /** Decides whether a command is sent once more. */
    interface Recovery {

        /** The command, sent once more on its own, or the failure. */
        <T extends @Nullable Object> CompletionStage<T> recover(
                Throwable failure, Function<RedisObjects, CompletionStage<T>> command);
    }

    int bytes() {
        return bytes;
    }

    long deadline() {
        return deadline;
    }

    /** Fails if its time is over. */
    boolean expire(long now) {
        if (now - deadline >= 0) {
            completeExceptionally(new TimeoutException());
        }
        return isDone();
    }

    /** Calls the command. */
    CompletionStage<T> send(RedisObjects objects) {
        CompletableFuture<T> sent;
        try {
            sent = command.apply(objects).toCompletableFuture();
        } catch (RuntimeException e) {
            sent = CompletableFuture.failedFuture(e);
        }
        attempt = sent;
        CompletionStage<T> answer = sent;
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                complete(value);
            } else {
                recover(failure);
            }
        });
        return answer;
    }

    private void recover(Throwable failure) {
        if (isDone()) {
            return;
        }
        recovery.recover(failure, command).whenComplete((value, last) -> {
            if (last == null) {
                complete(value);
            } else {
                completeExceptionally(last);
            }
        });
    }

    /** Fails if the batch that it was sent with has ended without an answer to it. */
    void batchEnded(@Nullable Throwable failure) {
        CompletableFuture<T> sent = attempt;
        if (sent == null || !sent.isDone()) {
            completeExceptionally(failure == null ? new IllegalStateException("no answer in the batch") : failure);
        }
    }
}
