package org.cdiredis.caching.internal.plan;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** {@link CompletionStage} and {@link CompletableFuture}. */
public final class StageForm implements AsyncForm {

    @Override
    @SuppressWarnings("unchecked") // the type of the method's value
    public CompletionStage<@Nullable Object> stage(@Nullable Object returned) {
        return returned == null
                ? CompletableFuture.completedFuture(null)
                : (CompletionStage<@Nullable Object>) returned;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the caller of the method has it
    public Object returned(Supplier<CompletionStage<@Nullable Object>> start) {
        return start.get().toCompletableFuture();
    }
}
