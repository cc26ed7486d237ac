package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Lookup;
import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.config.StaleRefresh;

/**
 * The refreshes of a cache's entries that are in their stale window. Of a key there is one at a time in this JVM, and by the
 * lease one in all. After one that failed, or that another JVM was doing, this JVM leaves the key alone for a moment.
 * Thread-safe.
 */
final class Refreshes<V extends @Nullable Object> {

    /** How long a key whose refresh failed is left alone, by all JVMs. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final String cache;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    Refreshes(String cache) {
        this.cache = cache;
    }

    /** The value for the caller: the old one, unless it is the caller that loads the new one. */
    CompletionStage<V> run(Load<V> load, V old) {
        if (!busy.add(load.physicalKey())) {
            return CompletableFuture.completedFuture(old);
        }
        Loader<V> loader = load.loader();
        if (load.context().settings().staleRefresh() == StaleRefresh.CALLER) {
            return refreshed(load, loader::load).thenApply(value -> value.orElse(old));
        }
        return loader.begin(code -> refreshed(load, code)).handle((begun, failure) -> {
            if (failure != null) {
                failed(load, failure);
            }
            return old;
        });
    }

    /** The new value; absent if there is none. Never fails. */
    private CompletionStage<Lookup<V>> refreshed(Load<V> load, Supplier<CompletionStage<V>> code) {
        return CompletableFuture.completedFuture(load)
                .thenCompose(begun -> begun.refresh(code))
                .handle((value, failure) -> {
                    if (failure != null) {
                        failed(load, failure);
                        return Lookup.<V>absent();
                    }
                    if (value.isFound()) {
                        busy.remove(load.physicalKey());
                    } else {
                        rest(load);
                    }
                    return value;
                });
    }

    private void failed(Load<V> load, Throwable failure) {
        rest(load);
        CacheLogger.LOG.refreshFailed(cache, load.physicalKey(), Failures.unwrapped(failure));
    }

    private void rest(Load<V> load) {
        try {
            load.context().after(PAUSE).thenRun(() -> busy.remove(load.physicalKey()));
        } catch (RejectedExecutionException e) {
            busy.remove(load.physicalKey()); // the application has stopped
        }
    }
}
