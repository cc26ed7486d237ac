package org.cdiredis.internal.cache;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.LoadPolicy;
import org.cdiredis.Lookup;
import org.cdiredis.codec.KeySpace;

/** Gives what is found, or else what a loader gives, and stores that. Thread-safe. */
final class ReadThrough<K, V extends @Nullable Object> {

    private final CacheParts<K, V> parts;
    private final Lookups<K, V> lookups;
    private final EntryStore store;
    private final KeySpaces spaces;

    /**
     * Reads.
     *
     * @param parts what all views of the cache have in common
     * @param lookups finds entries
     * @param store where the entries are
     * @param spaces the key space of each call
     */
    ReadThrough(CacheParts<K, V> parts, Lookups<K, V> lookups, EntryStore store, KeySpaces spaces) {
        this.parts = parts;
        this.lookups = lookups;
        this.store = store;
        this.spaces = spaces;
    }

    CompletionStage<@Nullable V> getOrLoad(K key, Loader<V> loader, LoadPolicy policy) {
        if (!store.answersAtOnce()) {
            throw new UnsupportedOperationException("getOrLoad in a batch");
        }
        KeySpace space = spaces.current();
        Lookup<V> kept = lookups.near(space, key, policy);
        if (kept != null) {
            return CompletableFuture.completedFuture(kept.orElse(null));
        }
        Load<V> load = load(space, Objects.requireNonNull(key, "key"), loader, policy);
        PendingSpace pending = store.pending(space);
        return (pending == null ? run(load, policy) : load.runIn(pending, policy.isReload()))
                .thenApply(Function.identity());
    }

    private Load<V> load(KeySpace space, K key, Loader<V> loader, LoadPolicy policy) {
        String physicalKey = parts.codecs().physicalKey(space, key);
        Lifetimes lifetimes = parts.lifetimes();
        return new Load<>(
                parts.codecs(),
                physicalKey,
                lookups.reading(space, key, physicalKey),
                policy.staleWindow().map(lifetimes::withStaleWindow).orElse(lifetimes),
                LoadExpiry.of(policy, lifetimes),
                parts.loadContext(),
                loader);
    }

    private CompletionStage<V> run(Load<V> load, LoadPolicy policy) {
        return policy.isReload()
                ? load.reload()
                : parts.loads()
                        .run(
                                load,
                                policy.singleFlight()
                                        .orElse(parts.loadContext().settings().singleFlight()));
    }
}
