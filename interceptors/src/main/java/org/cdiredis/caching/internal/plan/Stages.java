package org.cdiredis.caching.internal.plan;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.RedisCacheException;

/** Waiting for stages. */
final class Stages {

    private Stages() {}

    /** Waits; throws what the stage fails with. */
    static void await(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw failure(e);
        }
    }

    /** What a stage has failed with, for the caller who has waited; errors are thrown. */
    static RuntimeException failure(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof RedisCacheException ofRedis) {
            // Made on a thread of the client: the stack that helps is the caller's.
            ofRedis.fillInStackTrace();
            return ofRedis;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new CompletionException(cause);
    }

    /** The failure itself, out of what stages that depend on others wrap it in. */
    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** The same; null for none. */
    static @Nullable Throwable failureOrNull(@Nullable Throwable failure) {
        return failure == null ? null : unwrapped(failure);
    }
}
