package org.cdiredis.caching.internal.plan;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * How long one call waits for Redis beyond its first question: what that has left of the deadline, and a quarter of it at least, since
 * it may have been the load of another node that took its time. For one call, on one thread at a time.
 */
public final class Patience {

    private final long leastNanos;
    private long leftNanos;
    private long sinceNanos = System.nanoTime();
    private boolean isBegun;

    /**
     * Begins with the first question.
     *
     * @param deadline how long that may take
     */
    public Patience(Duration deadline) {
        this.leftNanos = deadline.toNanos();
        this.leastNanos = leftNanos / 4;
    }

    /**
     * Waits.
     *
     * @param stage the stage
     * @param <T> its type
     * @return what it completes with; null if that takes too long
     * @throws RuntimeException what it fails with
     */
    public <T> @Nullable T await(CompletionStage<T> stage) {
        long nanos = begin();
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return stage.toCompletableFuture().get(nanos, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    isInterrupted = true; // as with all calls of caches, that is for whoever waits afterwards
                }
            }
        } catch (ExecutionException e) {
            throw Stages.failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return null;
        } finally {
            end();
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Completes with null instead of a stage that takes too long. Of no use to others is the future. */
    <T> CompletionStage<@Nullable T> within(CompletableFuture<@Nullable T> future) {
        return future.completeOnTimeout(null, begin(), TimeUnit.NANOSECONDS).whenComplete((value, failure) -> end());
    }

    private long begin() {
        long now = System.nanoTime();
        if (!isBegun) {
            isBegun = true;
            leftNanos = Math.max(leftNanos - (now - sinceNanos), leastNanos);
        }
        sinceNanos = now;
        return Math.max(leftNanos, 0);
    }

    private void end() {
        leftNanos -= System.nanoTime() - sinceNanos;
    }
}
