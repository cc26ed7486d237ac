package org.cdiredis.caching.internal.plan;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.cdiredis.RedisCacheException;

/** Waiting for stages. */
final class Stages {

    private Stages() {}

    /** Waits; throws what the stage fails with. */
    static void await(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RedisCacheException ofRedis) {
                // Made on a thread of the client: the stack that helps is the caller's.
                ofRedis.fillInStackTrace();
                throw ofRedis;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
