package org.cdiredis.locking.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.lock.LockLostException;
import org.cdiredis.locking.OnLost;

/**
 * The end of a call: it leaves what it held, and fails if that was lost.
 *
 * @param plan the plan of the call
 * @param hold what it held
 */
record CallEnd(LockPlan plan, Hold hold) {

    /** Leaves, and gives what the call has to fail with; never fails itself. */
    CompletionStage<Optional<LockLostException>> leave() {
        boolean isHeld = hold.handle().isHeld();
        return hold.leave().handle((ignored, failure) -> {
            Throwable cause = failure == null ? null : unwrapped(failure);
            if (!isHeld || hold.handle().isLost()) {
                return Optional.of(new LockLostException(
                                LockingMessages.MESSAGES.lostInCall(
                                        plan.place(), hold.handle().name()),
                                cause))
                        .filter(lost -> plan.onLost() != OnLost.NOTIFY);
            }
            if (cause != null) {
                LockingLogger.LOG.notReleased(hold.handle().name(), String.valueOf(cause.getMessage()));
            }
            return Optional.empty();
        });
    }

    /** Leaves and waits for it. */
    Optional<LockLostException> await() {
        Optional<LockLostException> lost = leave().toCompletableFuture().join();
        lost.ifPresent(Throwable::fillInStackTrace); // it was perhaps made in a thread of the client
        return lost;
    }

    /** A stage for the caller, which is complete when the method's is and the lock has been left; cancelling it cancels the method's. */
    CompletionStage<@Nullable Object> after(CompletionStage<?> stage) {
        CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();
        CompletionStage<?> unusedEnd = stage.handle(
                        (value, failure) -> leave().thenAccept(lost -> complete(outcome, value, failure, lost)))
                .thenCompose(left -> left)
                .exceptionally(failure -> {
                    outcome.completeExceptionally(unwrapped(failure));
                    return null;
                });
        CompletionStage<?> unusedCancellation = outcome.whenComplete((value, failure) -> {
            if (outcome.isCancelled() && stage instanceof CompletableFuture<?> future) {
                future.cancel(true);
            }
        });
        return outcome;
    }

    private static void complete(
            CompletableFuture<@Nullable Object> outcome,
            @Nullable Object value,
            @Nullable Throwable failure,
            Optional<LockLostException> lost) {
        if (failure != null) {
            lost.ifPresent(failure::addSuppressed);
            outcome.completeExceptionally(failure);
        } else if (lost.isPresent()) {
            outcome.completeExceptionally(lost.get());
        } else {
            outcome.complete(value);
        }
    }

    /** What a stage has failed with, without the wrapping of stages between. */
    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
