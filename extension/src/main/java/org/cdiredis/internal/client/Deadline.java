package org.cdiredis.internal.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/** Bounds how long a call may take, whatever happens below it. */
public final class Deadline {

    private final Duration duration;
    private final ScheduledExecutorService timer;

    Deadline(Duration duration, ScheduledExecutorService timer) {
        this.duration = duration;
        this.timer = timer;
    }

    /**
     * How long a call may take.
     *
     * @return the duration
     */
    public Duration duration() {
        return duration;
    }

    /** What ends calls. */
    ScheduledExecutorService timer() {
        return timer;
    }

    /**
     * A call that fails with {@link TimeoutException} if it has not ended in time; the command itself is cancelled then.
     *
     * @param call the call
     * @param <T> the type of its result
     * @return the bounded call
     */
    public <T extends @Nullable Object> CompletionStage<T> bound(CompletionStage<T> call) {
        return bound(call, duration);
    }

    /**
     * The same for a call that has begun before.
     *
     * @param call the call
     * @param left how much of its time is left
     * @param <T> the type of its result
     * @return the bounded call
     */
    public <T extends @Nullable Object> CompletionStage<T> bound(CompletionStage<T> call, Duration left) {
        CompletableFuture<T> command = call.toCompletableFuture();
        if (command.isDone()) {
            return call;
        }
        CompletableFuture<T> bounded = command.copy();
        ScheduledFuture<?> expiry = timer.schedule(
                () -> {
                    bounded.completeExceptionally(new TimeoutException());
                    command.cancel(true);
                },
                left.toNanos(),
                TimeUnit.NANOSECONDS);
        return bounded.whenComplete((result, failure) -> expiry.cancel(false));
    }
}
