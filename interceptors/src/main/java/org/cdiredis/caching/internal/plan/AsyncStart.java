package org.cdiredis.caching.internal.plan;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Calls a method that returns before it has its result; what it throws at once is a failure of that, too.
 *
 * @param form what it returns
 * @param executor calls it where the calling thread is none of the application's
 */
record AsyncStart(AsyncForm form, Executor executor) {

    /** On the calling thread. */
    CompletionStage<@Nullable Object> here(MethodCall call) {
        try {
            return form.stage(call.proceed());
        } catch (Exception | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** By the executor, as its first part may wait. */
    CompletionStage<@Nullable Object> elsewhere(MethodCall call) {
        try {
            return CompletableFuture.supplyAsync(() -> here(call), executor).thenCompose(Function.identity());
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
