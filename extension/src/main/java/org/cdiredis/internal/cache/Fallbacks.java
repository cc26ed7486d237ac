package org.cdiredis.internal.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.RedisCacheException;
import org.cdiredis.internal.errors.ErrorPolicy;

/** Fallbacks in place of the errors that the policy ignores. */
record Fallbacks(ErrorPolicy policy) implements FailurePolicy {

    /** None of the caller's runs within the operation. */
    private static final CallerCode NO_CODE = new CallerCode();

    @Override
    public <T extends @Nullable Object> CompletionStage<T> apply(
            String operation, CompletionStage<T> call, Supplier<T> fallback) {
        return apply(operation, call, NO_CODE, fallback);
    }

    /** A call that runs code of the caller's, whose failures are never ignored. */
    <T extends @Nullable Object> CompletionStage<T> apply(
            String operation, CompletionStage<T> call, CallerCode code, Supplier<T> fallback) {
        return policy.apply(operation, call, code, error -> CompletableFuture.completedFuture(fallback.get()));
    }

    /** A call whose fallback tells of the error. */
    <T> CompletionStage<T> replace(
            String operation, CompletionStage<T> call, Function<RedisCacheException, T> fallback) {
        return policy.apply(
                operation, call, NO_CODE, error -> CompletableFuture.completedFuture(fallback.apply(error)));
    }

    boolean isStrict() {
        return policy.isStrict();
    }

    Fallbacks lenient() {
        return new Fallbacks(policy.lenient());
    }

    Fallbacks strict() {
        return new Fallbacks(policy.strict());
    }
}
