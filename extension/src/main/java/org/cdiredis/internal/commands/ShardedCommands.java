package org.cdiredis.internal.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

import org.cdiredis.TimeToLive;

/**
 * Commands over servers that do not know each other. A key is on one of them, by a {@link HashRing}; what takes many keys goes
 * to all that have some of them at once, and what takes a pattern to all in turn. No server stands in for one that is down: its
 * keys fail, the others don't.
 */
final class ShardedCommands implements RedisCommands {

    private final Collection<RedisCommands> shards;
    private final Function<String, RedisCommands> nodes;

    /**
     * Commands.
     *
     * @param shards the commands of each shard, by its address
     */
    ShardedCommands(Map<String, RedisCommands> shards) {
        this(shards.values(), new HashRing<>(shards)::nodeOf);
    }

    private ShardedCommands(Collection<RedisCommands> shards, Function<String, RedisCommands> nodes) {
        this.shards = List.copyOf(shards);
        this.nodes = nodes;
    }

    @Override
    public CompletionStage<byte @Nullable []> get(String key) {
        return nodes.apply(key).get(key);
    }

    @Override
    public CompletionStage<StoredValue> getWithTimeToLive(String key) {
        return nodes.apply(key).getWithTimeToLive(key);
    }

    @Override
    public CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
        Map<RedisCommands, List<String>> shares = shares(keys);
        List<CompletableFuture<List<byte @Nullable []>>> answers = shares.entrySet().stream()
                .map(share -> share.getKey().getAll(share.getValue()).toCompletableFuture())
                .toList();
        return InOrder.of(answers).thenApply(found -> {
            Map<String, byte @Nullable []> values = new HashMap<>();
            Iterator<List<byte @Nullable []>> each = found.iterator();
            shares.values().forEach(share -> {
                Iterator<byte @Nullable []> value = each.next().iterator();
                share.forEach(key -> values.put(key, value.next()));
            });
            return InOrder.of(keys, values);
        });
    }

    @Override
    public CompletionStage<Boolean> set(
            String key, byte[] value, @Nullable Duration timeToLive, SetCondition condition) {
        return nodes.apply(key).set(key, value, timeToLive, condition);
    }

    @Override
    public CompletionStage<String> takeLease(String key, String token, Duration timeToLive, LeaseTaking taking) {
        return nodes.apply(key).takeLease(key, token, timeToLive, taking);
    }

    @Override
    public CompletionStage<Boolean> renewLease(String key, String token, Duration timeToLive) {
        return nodes.apply(key).renewLease(key, token, timeToLive);
    }

    @Override
    public CompletionStage<Boolean> endLease(String key, String token) {
        return nodes.apply(key).endLease(key, token);
    }

    @Override
    public CompletionStage<Boolean> setLoaded(
            String key, byte[] value, @Nullable Duration timeToLive, LoadGuard guard) {
        return nodes.apply(key).setLoaded(key, value, timeToLive, guard);
    }

    @Override
    public CompletionStage<Long> endLoads(List<String> keys) {
        return sum(shares(keys).entrySet().stream().map(share -> share.getKey().endLoads(share.getValue())));
    }

    @Override
    public CompletionStage<Long> endLoads(String pattern, int pageSize) {
        return sum(shards.stream().map(shard -> shard.endLoads(pattern, pageSize)));
    }

    @Override
    public CompletionStage<Long> remove(List<String> keys) {
        return sum(shares(keys).entrySet().stream().map(share -> share.getKey().remove(share.getValue())));
    }

    @Override
    public CompletionStage<Long> unlink(List<String> keys) {
        return sum(shares(keys).entrySet().stream().map(share -> share.getKey().unlink(share.getValue())));
    }

    /** All at once: the stream calls each before the first is waited for. */
    private static CompletionStage<Long> sum(Stream<CompletionStage<Long>> counts) {
        CompletionStage<Long> none = CompletableFuture.completedFuture(0L);
        return counts.reduce(none, (sum, count) -> sum.thenCombine(count, Long::sum));
    }

    @Override
    public CompletionStage<Boolean> unlinkIfEqual(String key, byte[] value) {
        return nodes.apply(key).unlinkIfEqual(key, value);
    }

    @Override
    public CompletionStage<Boolean> exists(String key) {
        return nodes.apply(key).exists(key);
    }

    @Override
    public CompletionStage<TimeToLive> timeToLive(String key) {
        return nodes.apply(key).timeToLive(key);
    }

    @Override
    public CompletionStage<Boolean> expire(String key, @Nullable Duration timeToLive) {
        return nodes.apply(key).expire(key, timeToLive);
    }

    @Override
    public CompletionStage<Boolean> expireAt(String key, Instant instant) {
        return nodes.apply(key).expireAt(key, instant);
    }

    @Override
    public CompletionStage<Boolean> persist(String key) {
        return nodes.apply(key).persist(key);
    }

    @Override
    public CompletionStage<@Nullable String> increment(String key, Delta delta, IfAbsent ifAbsent) {
        return nodes.apply(key).increment(key, delta, ifAbsent);
    }

    @Override
    public CompletionStage<Boolean> move(String from, String to) {
        RedisCommands source = nodes.apply(from);
        RedisCommands target = nodes.apply(to);
        return source.equals(target) ? source.move(from, to) : new CopyingMove(source, from, target, to).run();
    }

    @Override
    public KeyPages scan(String pattern, int pageSize) {
        Deque<KeyPages> left = new ArrayDeque<>();
        shards.forEach(shard -> left.add(shard.scan(pattern, pageSize)));
        return new OneAfterTheOther(left);
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
        Map<RedisCommands, QueuedCommands> queues = new LinkedHashMap<>();
        CompletionStage<T> result = calls.apply(new ShardedCommands(
                shards, nodes.andThen(shard -> queues.computeIfAbsent(shard, unused -> new QueuedCommands()))));
        List<CompletableFuture<?>> sent = new ArrayList<>();
        queues.forEach((shard, queue) -> sent.add(queue.send(shard).toCompletableFuture()));
        return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
                .thenCompose(ended -> result);
    }

    @Override
    public RedissonClient redisson(String key) {
        return nodes.apply(key).redisson(key);
    }

    private Map<RedisCommands, List<String>> shares(Collection<String> keys) {
        Map<RedisCommands, List<String>> shares = new LinkedHashMap<>();
        for (String key : keys) {
            shares.computeIfAbsent(nodes.apply(key), shard -> new ArrayList<>()).add(key);
        }
        return shares;
    }

    /** The pages of all shards. */
    private record OneAfterTheOther(Deque<KeyPages> left) implements KeyPages {

        @Override
        public CompletionStage<List<String>> next() {
            KeyPages shard = left.peek();
            if (shard == null) {
                return CompletableFuture.completedFuture(List.of());
            }
            return shard.next().thenCompose(page -> {
                if (page.isEmpty()) {
                    left.remove();
                    return next();
                }
                return CompletableFuture.completedFuture(page);
            });
        }
    }
}
