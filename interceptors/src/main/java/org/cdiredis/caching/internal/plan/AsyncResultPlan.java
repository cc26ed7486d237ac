package org.cdiredis.caching.internal.plan;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ValueEncodingException;
import org.cdiredis.caching.Nulls;

/** A method that returns a stage whose result is cached. No thread waits. */
public final class AsyncResultPlan implements CallPlan {

    private final ResultRules rules;
    private final AsyncForm form;
    private final AsyncStart start;
    private final UnstorableValues unstorable = new UnstorableValues();

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
        this.start = new AsyncStart(form, executor);
    }

    @Override
    public @Nullable Object invoke(MethodCall call) throws Exception {
        return rules.applies(call) ? form.returned(() -> value(call)) : call.proceed();
    }

    private CompletionStage<@Nullable Object> value(MethodCall call) {
        CharSequence key = rules.key().lookupKey(call);
        Run run = new Run(call, key);
        return rules.cache()
                .cache()
                .async()
                .getOrLoad(key, run, rules.policy(call))
                .thenCompose(value -> evictedNull(key, value))
                .exceptionallyCompose(failure -> recovered(run, Stages.unwrapped(failure)))
                .thenApply(value -> rules.stored().form().returned(value));
    }

    private CompletionStage<@Nullable Object> evictedNull(CharSequence key, @Nullable Object value) {
        return value == null && rules.isReload() && rules.stored().nulls() == Nulls.EVICT
                ? rules.cache().remove(List.of(key.toString())).thenApply(removed -> null)
                : CompletableFuture.completedFuture(value);
    }

    /** What cannot be stored, or is not the value of the key any more, is returned all the same: the method has done its work. */
    private CompletionStage<@Nullable Object> recovered(Run run, Throwable failure) {
        if (failure instanceof MethodFailure ofMethod) {
            return CompletableFuture.failedFuture(ofMethod.thrown());
        }
        if (failure instanceof ValueEncodingException unencodable) {
            unstorable.returned(run.call.method(), unencodable);
        } else if (!(failure instanceof ChangedArgumentsException)) {
            return CompletableFuture.failedFuture(failure);
        }
        Returned returned = run.returned;
        return returned == null
                ? start.elsewhere(run.call)
                        .thenApply(result -> rules.stored().form().valueOf(result))
                : CompletableFuture.completedFuture(returned.value);
    }

    /** What a method has completed with. */
    private record Returned(@Nullable Object value) {}

    /** Runs the method when there is no entry; keeps the value for the case that it cannot be stored. */
    private final class Run implements Function<CharSequence, CompletionStage<@Nullable Object>> {

        private final MethodCall call;
        private final CharSequence key;
        private final @Nullable Supplier<CompletionStage<@Nullable Object>> aroundExceptions;
        private volatile @Nullable Returned returned;

        Run(MethodCall call, CharSequence key) {
            this.call = call;
            this.key = key;
            ExceptionEntries exceptions = rules.exceptions();
            this.aroundExceptions =
                    exceptions == null ? null : exceptions.around(() -> start.elsewhere(call), key, rules.isReload());
        }

        @Override
        public CompletionStage<@Nullable Object> apply(CharSequence same) {
            CompletionStage<@Nullable Object> end =
                    aroundExceptions == null ? start.elsewhere(call) : aroundExceptions.get();
            return end.handle((result, failure) -> {
                        if (failure != null) {
                            return CompletableFuture.<@Nullable Object>failedFuture(
                                    failureOf(Stages.unwrapped(failure)));
                        }
                        Object value = rules.stored().form().valueOf(result);
                        returned = new Returned(value);
                        rules.checkKey(key, call);
                        return CompletableFuture.completedFuture(value);
                    })
                    .thenCompose(Function.identity());
        }

        private Throwable failureOf(Throwable thrown) {
            return thrown instanceof Exception exception ? MethodFailure.of(exception) : thrown;
        }
    }
}
