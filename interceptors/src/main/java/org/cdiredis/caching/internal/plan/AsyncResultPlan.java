package org.cdiredis.caching.internal.plan;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.Nulls;

/** A method that returns a stage whose result is cached. No thread waits. */
public final class AsyncResultPlan implements CallPlan {

    private final ResultRules rules;
    private final AsyncForm form;
    private final Executor executor;

    /**
     * A plan.
     *
     * @param rules how it is cached
     * @param form what the method returns
     * @param executor calls the method, whose first part may wait
     */
    public AsyncResultPlan(ResultRules rules, AsyncForm form, Executor executor) {
        this.rules = rules;
        this.form = form;
        this.executor = executor;
    }

    @Override
    public @Nullable Object invoke(MethodCall call) throws Exception {
        return rules.applies(call) ? form.returned(() -> value(call)) : call.proceed();
    }

    private CompletionStage<@Nullable Object> value(MethodCall call) {
        CharSequence key = rules.key().lookupKey(call);
        return rules.cache()
                .cache()
                .async()
                .getOrLoad(key, same -> load(call, key), rules.policy(call))
                .thenCompose(value -> evictedNull(key, value))
                .thenApply(value -> rules.stored().form().returned(value));
    }

    private CompletionStage<@Nullable Object> evictedNull(CharSequence key, @Nullable Object value) {
        return value == null && rules.isReload() && rules.stored().nulls() == Nulls.EVICT
                ? rules.cache().remove(List.of(key.toString())).thenApply(removed -> null)
                : CompletableFuture.completedFuture(value);
    }

    private CompletionStage<@Nullable Object> load(MethodCall call, CharSequence key) {
        ExceptionEntries exceptions = rules.exceptions();
        CompletionStage<@Nullable Object> returned =
                exceptions == null ? run(call) : exceptions.failOrRun(key.toString(), () -> run(call));
        return returned.thenApply(result -> rules.stored().form().valueOf(result));
    }

    private CompletionStage<@Nullable Object> run(MethodCall call) {
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        try {
            executor.execute(() -> start(call, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    private void start(MethodCall call, CompletableFuture<@Nullable Object> result) {
        try {
            form.stage(call.proceed()).whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(
                            failure instanceof CompletionException && failure.getCause() != null
                                    ? failure.getCause()
                                    : failure);
                }
            });
        } catch (Exception | Error e) {
            result.completeExceptionally(e);
        }
    }
}
