package org.cdiredis.internal.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

import org.cdiredis.TimeToLive;
import org.cdiredis.codec.GlobPattern;

/**
 * Commands on keys with a mark in front of each.
 *
 * @param commands the commands
 * @param mark what stands in front of each physical key
 */
public record MarkedCommands(RedisCommands commands, String mark) implements RedisCommands {

    private String marked(String key) {
        return mark + key;
    }

    private List<String> marked(List<String> keys) {
        return keys.stream().map(this::marked).toList();
    }

    @Override
    public CompletionStage<byte @Nullable []> get(String key) {
        return commands.get(marked(key));
    }

    @Override
    public CompletionStage<StoredValue> getWithTimeToLive(String key) {
        return commands.getWithTimeToLive(marked(key));
    }

    @Override
    public CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
        return commands.getAll(marked(keys));
    }

    @Override
    public CompletionStage<Boolean> set(
            String key, byte[] value, @Nullable Duration timeToLive, SetCondition condition) {
        return commands.set(marked(key), value, timeToLive, condition);
    }

    @Override
    public CompletionStage<String> takeLease(String key, String token, Duration timeToLive, LeaseTaking taking) {
        return commands.takeLease(marked(key), token, timeToLive, taking);
    }

    @Override
    public CompletionStage<Boolean> renewLease(String key, String token, Duration timeToLive) {
        return commands.renewLease(marked(key), token, timeToLive);
    }

    @Override
    public CompletionStage<Boolean> endLease(String key, String token) {
        return commands.endLease(marked(key), token);
    }

    @Override
    public CompletionStage<Boolean> setLoaded(
            String key, byte[] value, @Nullable Duration timeToLive, LoadGuard guard) {
        return commands.setLoaded(marked(key), value, timeToLive, guard);
    }

    @Override
    public CompletionStage<Long> endLoads(List<String> keys) {
        return commands.endLoads(marked(keys));
    }

    @Override
    public CompletionStage<Long> endLoads(String pattern, int pageSize) {
        return commands.endLoads(GlobPattern.escape(mark) + pattern, pageSize);
    }

    @Override
    public CompletionStage<Long> remove(List<String> keys) {
        return commands.remove(marked(keys));
    }

    @Override
    public CompletionStage<Long> unlink(List<String> keys) {
        return commands.unlink(marked(keys));
    }

    @Override
    public CompletionStage<Boolean> unlinkIfEqual(String key, byte[] value) {
        return commands.unlinkIfEqual(marked(key), value);
    }

    @Override
    public CompletionStage<Boolean> exists(String key) {
        return commands.exists(marked(key));
    }

    @Override
    public CompletionStage<TimeToLive> timeToLive(String key) {
        return commands.timeToLive(marked(key));
    }

    @Override
    public CompletionStage<Boolean> expire(String key, @Nullable Duration timeToLive) {
        return commands.expire(marked(key), timeToLive);
    }

    @Override
    public CompletionStage<Boolean> expireAt(String key, Instant instant) {
        return commands.expireAt(marked(key), instant);
    }

    @Override
    public CompletionStage<Boolean> persist(String key) {
        return commands.persist(marked(key));
    }

    @Override
    public CompletionStage<@Nullable String> increment(String key, Delta delta, IfAbsent ifAbsent) {
        return commands.increment(marked(key), delta, ifAbsent);
    }

    @Override
    public CompletionStage<Boolean> move(String from, String to) {
        return commands.move(marked(from), marked(to));
    }

    @Override
    public KeyPages scan(String pattern, int pageSize) {
        KeyPages pages = commands.scan(GlobPattern.escape(mark) + pattern, pageSize);
        return () -> pages.next()
                .thenApply(page ->
                        page.stream().map(key -> key.substring(mark.length())).toList());
    }

    @Override
    public RedissonClient redisson(String key) {
        return commands.redisson(marked(key));
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
        return commands.together(together -> calls.apply(new MarkedCommands(together, mark)));
    }
}
