package org.cdiredis.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/** Lists of results, some of which may be null. */
final class InOrder {

    private InOrder() {}

    /** For each key its value; null where there is none. */
    static <V> List<@Nullable V> of(List<String> keys, Map<String, V> values) {
        List<@Nullable V> ordered = new ArrayList<>(keys.size());
        for (String key : keys) {
            ordered.add(values.get(key));
        }
        return ordered;
    }

    /** The results of all, once all have ended; fails with the first failure. */
    static <V extends @Nullable Object> CompletionStage<List<V>> of(List<CompletableFuture<V>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
                .thenApply(ended -> {
                    List<V> results = new ArrayList<>(futures.size());
                    futures.forEach(future -> results.add(future.join()));
                    return results;
                });
    }
}
