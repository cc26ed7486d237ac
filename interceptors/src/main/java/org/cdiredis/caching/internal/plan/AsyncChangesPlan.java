package org.cdiredis.caching.internal.plan;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A method whose calls change caches, and that returns a stage: the changes are made when that has completed. No thread waits. The method
 * is called by the caller's thread, unless something has to be done before; if that is not done at once, as it is in a transaction, an
 * executor calls it.
 */
public final class AsyncChangesPlan implements CallPlan {

    private final List<Change> before;
    private final List<Change> after;
    private final AsyncForm form;
    private final AsyncStart start;
    private final boolean isOfCaller;

    /**
     * A plan.
     *
     * @param changes the changes, in their order
     * @param form what the method returns
     * @param executor calls the method after what is done before
     * @param isOfCaller whether the caller's thread alone may call the method, and so has to wait for what is done before
     */
    public AsyncChangesPlan(List<Change> changes, AsyncForm form, Executor executor, boolean isOfCaller) {
        this.before = changes.stream().filter(change -> !change.isAfter()).toList();
        this.after = changes.stream().filter(Change::isAfter).toList();
        this.form = form;
        this.start = new AsyncStart(form, executor);
        this.isOfCaller = isOfCaller;
    }

    @Override
    public @Nullable Object invoke(MethodCall call) {
        return form.returned(() -> run(call));
    }

    private CompletionStage<@Nullable Object> run(MethodCall call) {
        PreparedChanges waiting = PreparedChanges.of(after, call);
        PreparedChanges first = PreparedChanges.of(before, call);
        if (isOfCaller) {
            first.makeAndWait(null);
            return ended(waiting, start.here(call));
        }
        CompletableFuture<@Nullable Throwable> made = first.make(null).toCompletableFuture();
        if (made.isDone()) {
            return called(made.join(), waiting, () -> start.here(call));
        }
        return made.thenCompose(failure -> called(failure, waiting, () -> start.elsewhere(call)));
    }

    private static CompletionStage<@Nullable Object> called(
            @Nullable Throwable failure, PreparedChanges waiting, Supplier<CompletionStage<@Nullable Object>> method) {
        return failure == null ? ended(waiting, method.get()) : CompletableFuture.failedFuture(failure);
    }

    private static CompletionStage<@Nullable Object> ended(
            PreparedChanges waiting, CompletionStage<@Nullable Object> returned) {
        return returned.handle((result, failure) -> {
                    Throwable thrown = Stages.failureOrNull(failure);
                    return thrown == null ? completed(waiting, result) : failed(waiting.afterException(thrown), thrown);
                })
                .thenCompose(Function.identity());
    }

    private static CompletionStage<@Nullable Object> completed(PreparedChanges waiting, @Nullable Object result) {
        return waiting.make(result)
                .thenCompose(failure -> failure == null
                        ? CompletableFuture.<@Nullable Object>completedFuture(result)
                        : CompletableFuture.failedFuture(failure));
    }

    private static CompletionStage<@Nullable Object> failed(PreparedChanges waiting, Throwable thrown) {
        return waiting.make(null).thenCompose(failure -> {
            if (failure != null) {
                thrown.addSuppressed(failure);
            }
            return CompletableFuture.failedFuture(thrown);
        });
    }
}
