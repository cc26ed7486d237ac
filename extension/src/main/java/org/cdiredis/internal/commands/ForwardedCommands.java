package org.cdiredis.internal.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

import org.cdiredis.TimeToLive;

/** Commands that are called on others, at another time, more than once, or with other keys. */
public abstract class ForwardedCommands implements RedisCommands {

    /**
     * Calls a command.
     *
     * @param call calls it on the commands that it is given
     * @param <T> the type of the result
     * @return the result
     */
    protected abstract <T extends @Nullable Object> CompletionStage<T> forward(
            Function<RedisCommands, CompletionStage<T>> call);

    @Override
    public CompletionStage<byte @Nullable []> get(String key) {
        return forward(commands -> commands.get(key));
    }

    @Override
    public CompletionStage<StoredValue> getWithTimeToLive(String key) {
        return forward(commands -> commands.getWithTimeToLive(key));
    }

    @Override
    public CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
        return forward(commands -> commands.getAll(keys));
    }

    @Override
    public CompletionStage<Boolean> set(
            String key, byte[] value, @Nullable Duration timeToLive, SetCondition condition) {
        return forward(commands -> commands.set(key, value, timeToLive, condition));
    }

    @Override
    public CompletionStage<String> takeLease(String key, String token, Duration timeToLive, LeaseTaking taking) {
        return forward(commands -> commands.takeLease(key, token, timeToLive, taking));
    }

    @Override
    public CompletionStage<Boolean> renewLease(String key, String token, Duration timeToLive) {
        return forward(commands -> commands.renewLease(key, token, timeToLive));
    }

    @Override
    public CompletionStage<Boolean> endLease(String key, String token) {
        return forward(commands -> commands.endLease(key, token));
    }

    @Override
    public CompletionStage<Boolean> setLoaded(
            String key, byte[] value, @Nullable Duration timeToLive, LoadGuard guard) {
        return forward(commands -> commands.setLoaded(key, value, timeToLive, guard));
    }

    @Override
    public CompletionStage<Long> endLoads(List<String> keys) {
        return forward(commands -> commands.endLoads(keys));
    }

    @Override
    public CompletionStage<Long> endLoads(String pattern, int pageSize) {
        return forward(commands -> commands.endLoads(pattern, pageSize));
    }

    @Override
    public CompletionStage<Long> remove(List<String> keys) {
        return forward(commands -> commands.remove(keys));
    }

    @Override
    public CompletionStage<Long> unlink(List<String> keys) {
        return forward(commands -> commands.unlink(keys));
    }

    @Override
    public CompletionStage<Boolean> unlinkIfEqual(String key, byte[] value) {
        return forward(commands -> commands.unlinkIfEqual(key, value));
    }

    @Override
    public CompletionStage<Boolean> exists(String key) {
        return forward(commands -> commands.exists(key));
    }

    @Override
    public CompletionStage<TimeToLive> timeToLive(String key) {
        return forward(commands -> commands.timeToLive(key));
    }

    @Override
    public CompletionStage<Boolean> expire(String key, @Nullable Duration timeToLive) {
        return forward(commands -> commands.expire(key, timeToLive));
    }

    @Override
    public CompletionStage<Boolean> expireAt(String key, Instant instant) {
        return forward(commands -> commands.expireAt(key, instant));
    }

    @Override
    public CompletionStage<Boolean> persist(String key) {
        return forward(commands -> commands.persist(key));
    }

    @Override
    public CompletionStage<@Nullable String> increment(String key, Delta delta, IfAbsent ifAbsent) {
        return forward(commands -> commands.increment(key, delta, ifAbsent));
    }

    @Override
    public CompletionStage<Boolean> move(String from, String to) {
        return forward(commands -> commands.move(from, to));
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
        return forward(calls);
    }

    @Override
    public RedissonClient redisson(String key) {
        throw new UnsupportedOperationException("a client of commands that are forwarded");
    }
}
