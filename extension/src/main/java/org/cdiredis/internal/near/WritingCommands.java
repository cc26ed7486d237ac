package org.cdiredis.internal.near;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.commands.Delta;
import org.cdiredis.internal.commands.ForwardedCommands;
import org.cdiredis.internal.commands.IfAbsent;
import org.cdiredis.internal.commands.LoadGuard;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;

/** Commands of which those that may change keys take another way. */
abstract class WritingCommands extends ForwardedCommands {

    /** Calls a command that may change keys. */
    abstract <T extends @Nullable Object> CompletionStage<T> write(
            Collection<String> keys, Function<RedisCommands, CompletionStage<T>> call);

    private <T extends @Nullable Object> CompletionStage<T> write(
            String key, Function<RedisCommands, CompletionStage<T>> call) {
        return write(List.of(key), call);
    }

    @Override
    public CompletionStage<Boolean> set(
            String key, byte[] value, @Nullable Duration timeToLive, SetCondition condition) {
        return write(key, commands -> commands.set(key, value, timeToLive, condition));
    }

    @Override
    public CompletionStage<Boolean> setLoaded(
            String key, byte[] value, @Nullable Duration timeToLive, LoadGuard guard) {
        return write(key, commands -> commands.setLoaded(key, value, timeToLive, guard));
    }

    @Override
    public CompletionStage<Long> remove(List<String> keys) {
        return write(keys, commands -> commands.remove(keys));
    }

    @Override
    public CompletionStage<Long> unlink(List<String> keys) {
        return write(keys, commands -> commands.unlink(keys));
    }

    @Override
    public CompletionStage<Boolean> unlinkIfEqual(String key, byte[] value) {
        return write(key, commands -> commands.unlinkIfEqual(key, value));
    }

    @Override
    public CompletionStage<Boolean> expire(String key, @Nullable Duration timeToLive) {
        return write(key, commands -> commands.expire(key, timeToLive));
    }

    @Override
    public CompletionStage<Boolean> expireAt(String key, Instant instant) {
        return write(key, commands -> commands.expireAt(key, instant));
    }

    @Override
    public CompletionStage<Boolean> persist(String key) {
        return write(key, commands -> commands.persist(key));
    }

    @Override
    public CompletionStage<@Nullable String> increment(String key, Delta delta, IfAbsent ifAbsent) {
        return write(key, commands -> commands.increment(key, delta, ifAbsent));
    }

    @Override
    public CompletionStage<Boolean> move(String from, String to) {
        return write(List.of(from, to), commands -> commands.move(from, to));
    }
}
