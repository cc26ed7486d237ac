package org.cdiredis.internal.lock;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.RedisCacheException;

/** Waits for asynchronous calls, and throws what they fail with. */
final class Calls {

    private Calls() {}

    /** The result, whether the thread is interrupted or not. */
    static <T extends @Nullable Object> T join(CompletionStage<T> call) {
        try {
            return call.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw thrown(e);
        }
    }

    /** The result, unless the thread is interrupted; then the call is cancelled, or what it had given is given back. */
    static <T> T get(CompletableFuture<T> call, Consumer<T> giveBack) throws InterruptedException {
        try {
            return call.get();
        } catch (InterruptedException e) {
            if (!call.cancel(false)) {
                CompletionStage<?> unused = call.thenAccept(giveBack);
            }
            throw e;
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    /** A call whose failure is that of its stage, even if it fails before it has one. */
    static <T extends @Nullable Object> CompletionStage<T> begin(Supplier<CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Completes a future that somebody waits for, with a failure if there is one; false if the result has not been handed out. */
    static <T> boolean hand(CompletableFuture<T> future, Supplier<T> result) {
        try {
            return future.complete(result.get());
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
            return false;
        }
    }

    /** What a stage has failed with, without the wrapping of stages between. */
    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static RuntimeException thrown(Exception e) {
        Throwable cause = e.getCause();
        if (cause instanceof RedisCacheException failure) {
            // Made on a thread of the client: the stack that helps is the caller's, and causes keep theirs.
            failure.fillInStackTrace();
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new CompletionException(cause);
    }
}
