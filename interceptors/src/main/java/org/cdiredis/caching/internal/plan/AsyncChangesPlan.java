package org.cdiredis.caching.internal.plan;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** A method whose calls change caches, and that returns a stage: the changes are made when that has completed. No thread waits. */
public final class AsyncChangesPlan implements CallPlan {

    private final List<Change> before;
    private final List<Change> after;
    private final AsyncForm form;

    /**
     * A plan.
     *
     * @param changes the changes, in their order
     * @param form what the method returns
     */
    public AsyncChangesPlan(List<Change> changes, AsyncForm form) {
        this.before = changes.stream().filter(change -> !change.isAfter()).toList();
        this.after = changes.stream().filter(Change::isAfter).toList();
        this.form = form;
    }

    @Override
    public @Nullable Object invoke(MethodCall call) {
        return form.returned(() -> run(call));
    }

    private CompletionStage<@Nullable Object> run(MethodCall call) {
        List<ChangesPlan.Waiting> waiting = ChangesPlan.prepared(after, call);
        return inOrder(ChangesPlan.prepared(before, call), null)
                .thenCompose(made -> called(call))
                .handle((result, failure) -> {
                    Throwable thrown = failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure;
                    return thrown == null
                            ? inOrder(waiting, result).<@Nullable Object>thenApply(made -> result)
                            : failed(waiting, thrown);
                })
                .thenCompose(Function.identity());
    }

    private CompletionStage<@Nullable Object> called(MethodCall call) {
        try {
            return form.stage(call.proceed());
        } catch (Exception | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static CompletionStage<@Nullable Object> failed(List<ChangesPlan.Waiting> waiting, Throwable thrown) {
        List<ChangesPlan.Waiting> all = waiting.stream()
                .filter(later -> later.change().outcomes().includes(thrown))
                .toList();
        return inOrder(all, null)
                .handle((made, failure) -> {
                    if (failure != null) {
                        thrown.addSuppressed(failure);
                    }
                    return CompletableFuture.<@Nullable Object>failedFuture(thrown);
                })
                .thenCompose(Function.identity());
    }

    private static CompletionStage<?> inOrder(List<ChangesPlan.Waiting> steps, @Nullable Object result) {
        CompletionStage<?> end = CompletableFuture.completedFuture(true);
        for (ChangesPlan.Waiting next : steps) {
            end = end.thenCompose(made -> next.step().make(result));
        }
        return end;
    }
}
