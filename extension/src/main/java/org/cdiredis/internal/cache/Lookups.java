package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.LoadPolicy;
import org.cdiredis.Lookup;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.near.NearValues;

/** Finds entries: near, where this node keeps them and may serve them, or else in Redis. Thread-safe. */
final class Lookups<K, V extends @Nullable Object> {

    private final @Nullable NearValues<V> near;
    private final CacheCodecs<K, V> codecs;
    private final Lifetimes lifetimes;
    private final EntryStore store;
    private final KeySpaces spaces;

    /**
     * Look-ups.
     *
     * @param parts what all views of the cache have in common
     * @param store where the entries are
     * @param spaces the key space of each call
     */
    Lookups(CacheParts<K, V> parts, EntryStore store, KeySpaces spaces) {
        this.near = parts.near();
        this.codecs = parts.codecs();
        this.lifetimes = parts.lifetimes();
        this.store = store;
        this.spaces = spaces;
    }

    /** What this node keeps of an entry; null if Redis is to be asked. */
    @Nullable
    Lookup<V> near(K key) {
        return near == null ? null : near(spaces.current(), key, Duration.ZERO);
    }

    /** The same for a call that loads an entry anew which is in its stale window. */
    @Nullable
    Lookup<V> near(K key, LoadPolicy policy) {
        return near == null ? null : near(spaces.current(), key, policy);
    }

    @Nullable
    Lookup<V> near(KeySpace space, K key, LoadPolicy policy) {
        return policy.isReload() ? null : near(space, key, policy.staleWindow().orElse(lifetimes.staleWindow()));
    }

    /** The same for a call in a key space. */
    @Nullable
    Lookup<V> near(KeySpace space, K key) {
        return near(space, key, Duration.ZERO);
    }

    private @Nullable Lookup<V> near(KeySpace space, K key, Duration needed) {
        return near == null || !isKept(space) ? null : near.find(space, Objects.requireNonNull(key, "key"), needed);
    }

    /** Not what a transaction alone sees. */
    private boolean isKept(KeySpace space) {
        PendingSpace pending = store.pending(space);
        return store.answersAtOnce() && (pending == null || pending.isEmpty());
    }

    CompletionStage<Lookup<V>> find(K key) {
        KeySpace space = spaces.current();
        Lookup<V> kept = near(space, key);
        if (kept != null) {
            return CompletableFuture.completedFuture(kept);
        }
        String physicalKey = codecs.physicalKey(space, Objects.requireNonNull(key, "key"));
        return reading(space, key, physicalKey).get(physicalKey).thenApply(bytes -> codecs.decode(physicalKey, bytes));
    }

    /** What Redis holds, to be decoded by whoever waits for it: threads of the client have others waiting. */
    CompletionStage<Supplier<Lookup<V>>> undecoded(K key) {
        KeySpace space = spaces.current();
        String physicalKey = codecs.physicalKey(space, Objects.requireNonNull(key, "key"));
        return reading(space, key, physicalKey)
                .get(physicalKey)
                .thenApply(bytes -> () -> codecs.decode(physicalKey, bytes));
    }

    /** Commands that read one entry, and keep it if that is configured. */
    RedisCommands reading(KeySpace space, K key, String physicalKey) {
        RedisCommands commands = store.in(space);
        return near == null || !isKept(space)
                ? commands
                : near.keeping(commands, space, Objects.requireNonNull(key, "key"), physicalKey);
    }

    CompletionStage<Boolean> contains(K key) {
        KeySpace space = spaces.current();
        if (near != null && isKept(space) && near.has(space, Objects.requireNonNull(key, "key"))) {
            return CompletableFuture.completedFuture(true);
        }
        return store.in(space).exists(codecs.physicalKey(space, Objects.requireNonNull(key, "key")));
    }
}
