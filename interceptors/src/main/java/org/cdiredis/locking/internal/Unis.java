package org.cdiredis.locking.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Mutiny's {@code Uni}: each subscription is a call. The only user of Mutiny, which need not be there. */
final class Unis {

    private Unis() {}

    /** Makes a call at each subscription, in the thread that subscribes. */
    static Object each(Callable<@Nullable Object> call) {
        return Uni.createFrom().completionStage(() -> stageOf(call));
    }

    @SuppressWarnings("unchecked") // a call whose result is a Uni ends with a stage
    private static CompletionStage<@Nullable Object> stageOf(Callable<@Nullable Object> call) {
        try {
            return (CompletionStage<@Nullable Object>) call.call();
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Subscribes to what a method has returned. */
    static CompletionStage<?> stage(@Nullable Object returned) {
        return returned == null
                ? CompletableFuture.completedFuture(null)
                : ((Uni<?>) returned).subscribeAsCompletionStage();
    }
}
