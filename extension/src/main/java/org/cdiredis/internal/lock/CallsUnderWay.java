package org.cdiredis.internal.lock;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/** How many calls are under way: what follows from an answer begins before its call ends. Thread-safe. */
final class CallsUnderWay {

    private int count;
    private @Nullable CompletableFuture<@Nullable Void> end;

    synchronized void begin() {
        count++;
    }

    void end() {
        CompletableFuture<@Nullable Void> ended;
        synchronized (this) {
            count--;
            ended = count == 0 ? end : null;
        }
        if (ended != null) {
            ended.complete(null);
        }
    }

    /** Completes when there is none. */
    synchronized CompletionStage<@Nullable Void> none() {
        if (count == 0) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<@Nullable Void> awaited = end == null ? new CompletableFuture<>() : end;
        end = awaited;
        return awaited;
    }
}
