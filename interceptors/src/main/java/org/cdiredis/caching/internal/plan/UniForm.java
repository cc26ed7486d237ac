package org.cdiredis.caching.internal.plan;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Mutiny's {@code Uni}: each subscription is a call. The only user of Mutiny, which need not be there. */
public final class UniForm implements AsyncForm {

    @Override
    @SuppressWarnings("unchecked") // the type of the method's value
    public CompletionStage<@Nullable Object> stage(@Nullable Object returned) {
        return returned == null
                ? CompletableFuture.completedFuture(null)
                : ((Uni<@Nullable Object>) returned).subscribeAsCompletionStage();
    }

    @Override
    public Object returned(Supplier<CompletionStage<@Nullable Object>> start) {
        return Uni.createFrom().completionStage(start);
    }
}
