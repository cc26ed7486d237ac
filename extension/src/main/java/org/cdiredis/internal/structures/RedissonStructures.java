package org.cdiredis.internal.structures;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RDeque;
import org.redisson.api.RList;
import org.redisson.api.RMap;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RSet;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.Codec;

import org.cdiredis.Expiry;
import org.cdiredis.ScoreCondition;
import org.cdiredis.StructureBatch;
import org.cdiredis.Structures;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.ValueCodec;

/**
 * Redisson's structures with the keys and the codec of a cache.
 *
 * @param <K> the type of the names
 * @param <V> the type of the elements
 */
public final class RedissonStructures<K, V extends @Nullable Object> implements Structures<K, V> {

    private final String cache;
    private final Function<? super K, String> keys;
    private final ValueCodec<V> values;
    private final Expiry defaultExpiry;
    private final Function<String, RedissonClient> clients;

    /**
     * The structures of a cache.
     *
     * @param cache the name of the cache, for messages
     * @param keys logical to physical keys
     * @param values the byte form of the elements
     * @param defaultExpiry what {@link Expiry#byDefault()} means
     * @param clients the client of the server, or servers, on which a physical key is
     */
    public RedissonStructures(
            String cache,
            Function<? super K, String> keys,
            ValueCodec<V> values,
            Expiry defaultExpiry,
            Function<String, RedissonClient> clients) {
        this.cache = cache;
        this.keys = keys;
        this.values = values;
        this.defaultExpiry = defaultExpiry;
        this.clients = clients;
    }

    @Override
    public <F> RMap<F, V> map(K name, Class<F> fieldType) {
        String key = physicalKey(name);
        Codec codec = codec(key, fieldType);
        RedissonClient client = clients.apply(key);
        return CheckedStructure.of(RMap.class, client.<F, V>getMap(key, codec), onSameServer(key, client));
    }

    @Override
    public RSet<V> set(K name) {
        String key = physicalKey(name);
        RedissonClient client = clients.apply(key);
        return CheckedStructure.of(RSet.class, client.<V>getSet(key, codec(key)), onSameServer(key, client));
    }

    @Override
    public RScoredSortedSet<V> sortedSet(K name) {
        String key = physicalKey(name);
        RedissonClient client = clients.apply(key);
        return CheckedStructure.of(
                RScoredSortedSet.class, client.<V>getScoredSortedSet(key, codec(key)), onSameServer(key, client));
    }

    @Override
    public RList<V> list(K name) {
        String key = physicalKey(name);
        RedissonClient client = clients.apply(key);
        return CheckedStructure.of(RList.class, client.<V>getList(key, codec(key)), onSameServer(key, client));
    }

    @Override
    public RDeque<V> deque(K name) {
        String key = physicalKey(name);
        RedissonClient client = clients.apply(key);
        return CheckedStructure.of(RDeque.class, client.<V>getDeque(key, codec(key)), onSameServer(key, client));
    }

    @Override
    public String physicalKey(K name) {
        return keys.apply(Objects.requireNonNull(name, "name"));
    }

    @Override
    public Codec codec(K name) {
        return codec(physicalKey(name));
    }

    @Override
    public <R extends @Nullable Object> R atomically(
            K name, Expiry expiry, Function<? super StructureBatch<V>, ? extends CompletionStage<R>> changes) {
        String key = physicalKey(name);
        Expiry effective =
                Objects.requireNonNull(expiry, "expiry") instanceof Expiry.ByDefault ? defaultExpiry : expiry;
        RedissonClient client = clients.apply(key);
        RBatch commands =
                client.createBatch(BatchOptions.defaults().executionMode(BatchOptions.ExecutionMode.IN_MEMORY_ATOMIC));
        AtomicBatch<V> batch = new AtomicBatch<>(
                commands, key, codec(key), fieldType -> codec(key, fieldType), onSameServer(key, client));
        CompletionStage<R> result;
        try {
            result = Objects.requireNonNull(changes.apply(batch), "changes returned null")
                    .thenCombine(batch.expire(effective), (wanted, expired) -> wanted);
        } catch (RuntimeException | Error e) {
            commands.discard();
            throw e;
        }
        commands.execute();
        return result.toCompletableFuture().join();
    }

    @Override
    public OptionalDouble incrementScore(K name, V element, double increment, ScoreCondition condition) {
        String key = physicalKey(name);
        Objects.requireNonNull(condition, "condition");
        if (!Double.isFinite(increment)) {
            throw new IllegalArgumentException("increment: " + increment + " is not finite");
        }
        return ScoreIncrement.run(clients.apply(key), key, codec(key).bytes(element), increment, condition);
    }

    private StructureCodec codec(String physicalKey) {
        return new StructureCodec(cache, physicalKey, values, null);
    }

    private StructureCodec codec(String physicalKey, Class<?> fieldType) {
        KeyText<?> fields = KeyText.of(Objects.requireNonNull(fieldType, "fieldType"))
                .orElseThrow(() -> new IllegalArgumentException(
                        Messages.MESSAGES.fieldTypeWithoutText(fieldType.getName(), KeyText.SUPPORTED)));
        return new StructureCodec(cache, physicalKey, values, fields);
    }

    private Consumer<String> onSameServer(String key, RedissonClient client) {
        return other -> {
            if (clients.apply(other) != client) {
                throw new IllegalArgumentException(Messages.MESSAGES.keysOnDifferentServers(cache, key, other));
            }
        };
    }
}
