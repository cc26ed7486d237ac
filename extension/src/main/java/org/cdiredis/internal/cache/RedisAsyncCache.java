package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.AsyncCache;
import org.cdiredis.Expiry;
import org.cdiredis.Lookup;
import org.cdiredis.TimeToLive;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.RedisCommands.KeyPages;
import org.cdiredis.internal.commands.SetCondition;

/** The operations of a cache as commands on one Redis string per entry. */
final class RedisAsyncCache<K, V extends @Nullable Object> implements AsyncCache<K, V> {

    private final CacheCodecs<K, V> codecs;
    private final KeySpace space;
    private final Expiry defaultExpiry;
    private final RedisCommands commands;

    RedisAsyncCache(CacheCodecs<K, V> codecs, KeySpace space, Expiry defaultExpiry, RedisCommands commands) {
        this.codecs = codecs;
        this.space = space;
        this.defaultExpiry = defaultExpiry;
        this.commands = commands;
    }

    String name() {
        return codecs.cache();
    }

    int version() {
        return space.version();
    }

    @Override
    public CompletionStage<@Nullable V> get(K key) {
        return getOrDefault(key, null);
    }

    @Override
    public CompletionStage<@Nullable V> getOrDefault(K key, @Nullable V defaultValue) {
        return lookup(key).thenApply(found -> found.orElse(defaultValue));
    }

    @Override
    public CompletionStage<Lookup<V>> lookup(K key) {
        String physicalKey = physicalKey(key);
        return commands.get(physicalKey).thenApply(bytes -> codecs.decode(physicalKey, bytes));
    }

    @Override
    public CompletionStage<Boolean> put(K key, @Nullable V value, Expiry expiry) {
        return set(key, value, expiry, SetCondition.ALWAYS);
    }

    @Override
    public CompletionStage<Boolean> putIfAbsent(K key, @Nullable V value, Expiry expiry) {
        return set(key, value, expiry, SetCondition.IF_ABSENT);
    }

    @Override
    public CompletionStage<Boolean> putIfPresent(K key, @Nullable V value, Expiry expiry) {
        return set(key, value, expiry, SetCondition.IF_PRESENT);
    }

    private CompletionStage<Boolean> set(K key, @Nullable V value, Expiry expiry, SetCondition condition) {
        String physicalKey = physicalKey(key);
        byte[] bytes = codecs.encode(physicalKey, value);
        Expiry effective =
                Objects.requireNonNull(expiry, "expiry") instanceof Expiry.ByDefault ? defaultExpiry : expiry;
        if (!effective.isImmediate()) {
            return commands.set(physicalKey, bytes, timeToLive(effective), condition);
        }
        return condition == SetCondition.IF_ABSENT
                ? CompletableFuture.completedFuture(false)
                : commands.unlink(List.of(physicalKey)).thenApply(removed -> false);
    }

    private static @Nullable Duration timeToLive(Expiry expiry) {
        return expiry instanceof Expiry.After after ? after.duration() : null;
    }

    @Override
    public CompletionStage<Boolean> remove(K key) {
        return commands.unlink(List.of(physicalKey(key))).thenApply(removed -> removed > 0);
    }

    @Override
    public CompletionStage<Boolean> contains(K key) {
        return commands.exists(physicalKey(key));
    }

    @Override
    public CompletionStage<TimeToLive> timeToLive(K key) {
        return commands.timeToLive(physicalKey(key));
    }

    @Override
    public CompletionStage<@Nullable Void> forEachKey(Consumer<? super K> action) {
        Objects.requireNonNull(action, "action");
        return forEachPage(
                        pages(),
                        page -> {
                            keys(page).forEach(action);
                            return CompletableFuture.completedFuture(0L);
                        },
                        0L)
                .thenApply(ignored -> null);
    }

    @Override
    public CompletionStage<Long> clear() {
        return forEachPage(pages(), commands::unlink, 0L);
    }

    @Override
    public AsyncCache<K, V> withVersion(int version) {
        return version(version);
    }

    RedisAsyncCache<K, V> version(int version) {
        return new RedisAsyncCache<>(codecs, space.withVersion(version), defaultExpiry, commands);
    }

    /** Pages of physical keys that may be this cache's. */
    KeyPages pages() {
        return commands.scan(codecs.allKeys(space));
    }

    /** The keys among physical keys. */
    List<K> keys(List<String> page) {
        return page.stream()
                .flatMap(physicalKey -> codecs.key(space, physicalKey).stream())
                .toList();
    }

    private String physicalKey(K key) {
        return codecs.physicalKey(space, Objects.requireNonNull(key, "key"));
    }

    private static CompletionStage<Long> forEachPage(
            KeyPages pages, Function<List<String>, CompletionStage<Long>> action, long countSoFar) {
        return pages.next().thenCompose(page -> {
            if (page.isEmpty()) {
                return CompletableFuture.completedFuture(countSoFar);
            }
            return action.apply(page).thenCompose(count -> forEachPage(pages, action, countSoFar + count));
        });
    }
}
