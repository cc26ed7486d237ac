package org.cdiredis.internal.cache;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.NullPolicy;
import org.cdiredis.RedisCacheException;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;

/** Puts and removes entries, as the policy for nulls says; removals end the loads that are under way. Thread-safe. */
final class Writes<K, V extends @Nullable Object> {

    private final CacheCodecs<K, V> codecs;
    private final Lifetimes lifetimes;
    private final NullPolicy nulls;
    private final Loads<V> loads;
    private final OneEntry<K> one;
    private final Supplier<ManyEntries<K, V>> many;

    /**
     * Writes.
     *
     * @param parts what all views of the cache have in common
     * @param one operations on one entry
     * @param many operations on many entries, for one call
     */
    Writes(CacheParts<K, V> parts, OneEntry<K> one, Supplier<ManyEntries<K, V>> many) {
        this.codecs = parts.codecs();
        this.lifetimes = parts.lifetimes();
        this.nulls = parts.loadContext().nulls();
        this.loads = parts.loads();
        this.one = one;
        this.many = many;
    }

    CompletionStage<Boolean> put(K key, @Nullable V value, Expiry expiry, SetCondition condition) {
        Expiry effective = lifetimes.effective(expiry);
        return one.run(key, (commands, physicalKey) -> {
            byte[] bytes = codecs.encode(physicalKey, value);
            if (!effective.isImmediate() && !isSkipped(value)) {
                return commands.set(physicalKey, bytes, lifetimes.spreadInRedis(effective), condition);
            }
            return condition == SetCondition.IF_ABSENT
                    ? CompletableFuture.completedFuture(false)
                    : remove(commands, physicalKey).thenApply(removed -> false);
        });
    }

    CompletionStage<Map<K, RedisCacheException>> putAll(
            Map<? extends K, ? extends @Nullable V> entries, Expiry expiry) {
        Expiry effective = lifetimes.effective(expiry);
        Map<K, @Nullable V> stored = new LinkedHashMap<>(entries);
        if (nulls == NullPolicy.STORE || !stored.containsValue(null)) {
            return many.get().putAll(stored, effective, lifetimes);
        }
        refuseNull();
        stored.values().removeIf(Objects::nonNull);
        List<K> skipped = List.copyOf(stored.keySet());
        stored.putAll(entries);
        stored.keySet().removeAll(skipped);
        ManyEntries<K, V> both = many.get();
        return both.removeAll(skipped).thenCompose(removed -> both.putAll(stored, effective, lifetimes));
    }

    private boolean isSkipped(@Nullable V value) {
        if (value == null) {
            refuseNull();
        }
        return value == null && nulls == NullPolicy.SKIP;
    }

    private void refuseNull() {
        if (nulls == NullPolicy.REFUSE) {
            throw new NullPointerException(Messages.MESSAGES.nullRefused(codecs.cache()));
        }
    }

    CompletionStage<Boolean> remove(K key) {
        return one.run(key, this::remove).thenApply(removed -> removed > 0);
    }

    private CompletionStage<Long> remove(RedisCommands commands, String physicalKey) {
        List<String> keys = List.of(physicalKey);
        loads.forget(keys);
        return commands.remove(keys);
    }
}
