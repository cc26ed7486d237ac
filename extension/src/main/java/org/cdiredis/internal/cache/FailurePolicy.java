package org.cdiredis.internal.cache;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** What becomes of a call that Redis has let fail. */
interface FailurePolicy {

    /** All failures reach the caller. */
    FailurePolicy FAIL = new FailurePolicy() {
        @Override
        public <T extends @Nullable Object> CompletionStage<T> apply(
                String operation, CompletionStage<T> call, Supplier<T> fallback) {
            return call;
        }
    };

    /**
     * A call, or what takes the place of its failure.
     *
     * @param operation the name of the method, for messages
     * @param call the call
     * @param fallback gives the result of a call whose failure is ignored
     */
    <T extends @Nullable Object> CompletionStage<T> apply(
            String operation, CompletionStage<T> call, Supplier<T> fallback);
}
