package org.cdiredis.internal.cache;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The thread that waits for an asynchronous call, as a place to run parts of that call: a loader finds the transaction, the
 * request and the class loader of the caller there. For one call.
 */
final class CallingThread {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    /** Runs a task on the thread that is in {@link #runUntil}. */
    <T extends @Nullable Object> CompletionStage<T> supply(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, tasks::add);
    }

    /** Runs tasks until a stage has completed. An interrupt waits until then. */
    void runUntil(CompletionStage<?> stage) {
        CompletableFuture<?> end = stage.toCompletableFuture();
        stage.whenComplete((result, failure) -> tasks.add(() -> {}));
        boolean isInterrupted = false;
        while (!end.isDone()) {
            try {
                tasks.take().run();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
