package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.Lookup;
import org.cdiredis.RedisCacheException;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;

/** Operations on many entries: batch after batch of bounded size. */
final class ManyEntries<K, V extends @Nullable Object> {

    /** How many keys a command names at most: some milliseconds of the server's. */
    private static final int BATCH_SIZE = 1_000;

    private final CacheCodecs<K, V> codecs;
    private final KeySpace space;
    private final RedisCommands commands;
    private final Function<K, @Nullable Lookup<V>> near;
    private final Consumer<List<String>> removing;

    /**
     * Operations.
     *
     * @param codecs how keys and values are written
     * @param space the key space
     * @param commands commands on it
     * @param near what this node keeps of an entry; null if Redis is to be asked
     * @param removing is told of the physical keys that are about to be removed
     */
    ManyEntries(
            CacheCodecs<K, V> codecs,
            KeySpace space,
            RedisCommands commands,
            Function<K, @Nullable Lookup<V>> near,
            Consumer<List<String>> removing) {
        this.codecs = codecs;
        this.space = space;
        this.commands = commands;
        this.near = near;
        this.removing = removing;
    }

    /** Decoded by whoever waits for them: threads of the client have others waiting. */
    CompletionStage<Supplier<Map<K, @Nullable V>>> getAll(Iterable<? extends K> keys) {
        List<K> all = List.copyOf(distinct(keys));
        Map<K, Lookup<V>> kept = new HashMap<>();
        List<K> others = new ArrayList<>(all.size());
        for (K key : all) {
            Lookup<V> value = near.apply(key);
            if (value == null) {
                others.add(key);
            } else {
                kept.put(key, value);
            }
        }
        return readAll(others).thenApply(read -> () -> inOrder(all, kept, decoded(read)));
    }

    private static <K, V extends @Nullable Object> Map<K, @Nullable V> inOrder(
            List<K> keys, Map<K, Lookup<V>> kept, Map<K, @Nullable V> found) {
        if (kept.isEmpty()) {
            return found;
        }
        Map<K, @Nullable V> all = new LinkedHashMap<>();
        for (K key : keys) {
            Lookup<V> value = kept.get(key);
            if (value != null) {
                all.put(key, value.orElse(null));
            } else if (found.containsKey(key)) {
                all.put(key, found.get(key));
            }
        }
        return all;
    }

    private CompletionStage<List<Read<K>>> readAll(List<K> keys) {
        return forEachBatch(keys, new ArrayList<Read<K>>(), (batch, read) -> {
            List<String> physicalKeys = physicalKeys(batch);
            return commands.getAll(physicalKeys).thenApply(values -> {
                read.add(new Read<>(batch, physicalKeys, values));
                return read;
            });
        });
    }

    private Map<K, @Nullable V> decoded(List<Read<K>> read) {
        int most = read.stream().mapToInt(batch -> batch.keys.size()).sum();
        Map<K, @Nullable V> found = new LinkedHashMap<>(2 * most);
        for (Read<K> batch : read) {
            for (int i = 0; i < batch.keys.size(); i++) {
                Lookup<V> value = codecs.decode(batch.physicalKeys.get(i), batch.values.get(i));
                if (value.isFound()) {
                    found.put(batch.keys.get(i), value.orElse(null));
                }
            }
        }
        return found;
    }

    CompletionStage<Map<K, RedisCacheException>> putAll(
            Map<? extends K, ? extends @Nullable V> entries, Expiry effective, Lifetimes lifetimes) {
        List<Encoded<K>> encoded = new ArrayList<>(entries.size());
        entries.forEach((key, value) -> {
            String physicalKey = codecs.physicalKey(space, Objects.requireNonNull(key, "key"));
            encoded.add(new Encoded<>(key, physicalKey, codecs.encode(physicalKey, value)));
        });
        if (effective.isImmediate()) {
            return unlinkAll(encoded.stream().map(entry -> entry.physicalKey).toList())
                    .thenApply(removed -> new LinkedHashMap<>());
        }
        return forEachBatch(
                        encoded,
                        new LinkedHashMap<K, RedisCacheException>(),
                        (batch, failures) -> put(batch, () -> lifetimes.spreadInRedis(effective))
                                .thenApply(failed -> {
                                    failures.putAll(failed);
                                    return failures;
                                }))
                .thenApply(failures -> {
                    if (!failures.isEmpty() && failures.size() == encoded.size()) {
                        throw new CompletionException(
                                failures.values().iterator().next());
                    }
                    return failures;
                });
    }

    /** Why entries could not be stored. */
    private CompletionStage<Map<K, RedisCacheException>> put(
            List<Encoded<K>> batch, Supplier<@Nullable Duration> inRedis) {
        return commands.together(together -> {
            Map<K, RedisCacheException> failures = Collections.synchronizedMap(new LinkedHashMap<>());
            CompletableFuture<?>[] puts = batch.stream()
                    .map(entry -> together.set(entry.physicalKey, entry.value, inRedis.get(), SetCondition.ALWAYS)
                            .toCompletableFuture()
                            .whenComplete((stored, failure) -> {
                                if (failure != null) {
                                    failures.put(entry.key, Failures.ofRedis(failure));
                                }
                            })
                            .handle((stored, failure) -> null))
                    .toArray(CompletableFuture<?>[]::new);
            return CompletableFuture.allOf(puts).thenApply(ended -> failures);
        });
    }

    CompletionStage<Long> removeAll(Iterable<? extends K> keys) {
        return unlinkAll(physicalKeys(List.<K>copyOf(distinct(keys))));
    }

    private CompletionStage<Long> unlinkAll(List<String> physicalKeys) {
        removing.accept(physicalKeys);
        return forEachBatch(
                physicalKeys, 0L, (batch, count) -> commands.remove(batch).thenApply(removed -> count + removed));
    }

    private List<String> physicalKeys(List<K> keys) {
        return keys.stream().map(key -> codecs.physicalKey(space, key)).toList();
    }

    private static <K> Set<K> distinct(Iterable<? extends K> keys) {
        Set<K> distinct = new LinkedHashSet<>();
        keys.forEach(key -> distinct.add(Objects.requireNonNull(key, "key")));
        return distinct;
    }

    /** Batch after batch, each with what the ones before have given. */
    private static <T, R> CompletionStage<R> forEachBatch(
            List<T> all, R start, BiFunction<List<T>, R, CompletionStage<R>> action) {
        CompletionStage<R> result = CompletableFuture.completedFuture(start);
        for (int i = 0; i < all.size(); i += BATCH_SIZE) {
            List<T> batch = all.subList(i, Math.min(i + BATCH_SIZE, all.size()));
            result = result.thenCompose(soFar -> action.apply(batch, soFar));
        }
        return result;
    }

    /** An entry as it is stored. */
    private static final class Encoded<K> {

        private final K key;
        private final String physicalKey;
        private final byte[] value;

        Encoded(K key, String physicalKey, byte[] value) {
            this.key = key;
            this.physicalKey = physicalKey;
            this.value = value;
        }
    }

    /** What a batch of keys holds, which is not decoded yet. */
    private record Read<K>(List<K> keys, List<String> physicalKeys, List<byte @Nullable []> values) {}
}
