package org.cdiredis.caching.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What a call is going to change. All of it is made, whatever fails, and at the same time, so that a Redis that does not answer costs its
 * time once; only what concerns all entries of a cache comes after the rest.
 */
final class PreparedChanges {

    private final List<Prepared> changes;

    private PreparedChanges(List<Prepared> changes) {
        this.changes = changes;
    }

    private record Prepared(Change change, Change.Step step) {}

    static PreparedChanges of(List<Change> changes, MethodCall call) {
        List<Prepared> prepared = new ArrayList<>(changes.size());
        for (Change change : changes) {
            Change.Step step = change.prepare(call);
            if (step != null) {
                prepared.add(new Prepared(change, step));
            }
        }
        return new PreparedChanges(prepared);
    }

    /** Those that are made all the same after an exception. */
    PreparedChanges afterException(Throwable thrown) {
        return only(change -> change.outcomes().includes(thrown));
    }

    private PreparedChanges only(Predicate<Change> condition) {
        return new PreparedChanges(changes.stream()
                .filter(prepared -> condition.test(prepared.change))
                .toList());
    }

    /**
     * Makes them, on the calling thread, and waits.
     *
     * @param result what the method has returned; null before it has
     * @throws RuntimeException the first failure, with the others in it
     */
    void makeAndWait(@Nullable Object result) {
        Throwable failure = join(result);
        if (failure != null) {
            throw Stages.failure(failure);
        }
    }

    /** The same after an exception of the method, which the failures are added to. */
    void makeAndWaitAfter(Throwable thrown) {
        Throwable failure = join(null);
        if (failure != null) {
            thrown.addSuppressed(failure);
        }
    }

    private @Nullable Throwable join(@Nullable Object result) {
        if (changes.isEmpty()) {
            return null;
        }
        Throwable first = ofEntries(result).toCompletableFuture().join();
        return both(first, ofAll(result).toCompletableFuture().join());
    }

    /**
     * Makes them, without waiting.
     *
     * @param result what the method has completed with; null before it has
     * @return completes when all have been made, with the first failure, the others being in it
     */
    CompletionStage<@Nullable Throwable> make(@Nullable Object result) {
        return ofEntries(result)
                .thenCompose(first -> ofAll(result).<@Nullable Throwable>thenApply(later -> both(first, later)));
    }

    private CompletionStage<@Nullable Throwable> ofEntries(@Nullable Object result) {
        return only(change -> !change.isOfAll()).together(result);
    }

    private CompletionStage<@Nullable Throwable> ofAll(@Nullable Object result) {
        return only(Change::isOfAll).together(result);
    }

    private CompletionStage<@Nullable Throwable> together(@Nullable Object result) {
        CompletionStage<@Nullable Throwable> failure = CompletableFuture.completedFuture(null);
        for (Prepared next : changes) {
            failure = failure.thenCombine(made(next.step, result), PreparedChanges::both);
        }
        return failure;
    }

    private static CompletionStage<@Nullable Throwable> made(Change.Step step, @Nullable Object result) {
        try {
            return step.make(result).handle((done, failure) -> Stages.failureOrNull(failure));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.completedFuture(e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // an exception cannot be suppressed by itself
    private static @Nullable Throwable both(@Nullable Throwable first, @Nullable Throwable later) {
        if (first != null && later != null && first != later) {
            first.addSuppressed(later);
        }
        return first == null ? later : first;
    }
}
