package org.cdiredis.internal.statistics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.CircuitOpenException;
import org.cdiredis.RedisCacheException;
import org.cdiredis.internal.commands.ForwardedCommands;
import org.cdiredis.internal.commands.LeaseTaking;
import org.cdiredis.internal.commands.LoadGuard;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;
import org.cdiredis.internal.commands.StoredValue;

/** Commands that are counted: how many, how long, what they stored and removed, what they failed with. */
public final class RecordingCommands extends ForwardedCommands {

    private final RedisCommands commands;
    private final StatisticsRecorder recorder;

    /**
     * Commands that are counted.
     *
     * @param commands the commands
     * @param recorder counts
     */
    public RecordingCommands(RedisCommands commands, StatisticsRecorder recorder) {
        this.commands = commands;
        this.recorder = recorder;
    }

    @Override
    public CompletionStage<byte @Nullable []> get(String key) {
        return recorded(() -> commands.get(key), this::read);
    }

    @Override
    public CompletionStage<StoredValue> getWithTimeToLive(String key) {
        return recorded(() -> commands.getWithTimeToLive(key), found -> read(found.bytes()));
    }

    private void read(byte @Nullable [] value) {
        if (value != null) {
            recorder.read(value.length);
        }
    }

    @Override
    public CompletionStage<Boolean> set(
            String key, byte[] value, @Nullable Duration timeToLive, SetCondition condition) {
        return recorded(() -> commands.set(key, value, timeToLive, condition), isStored -> {
            if (isStored) {
                recorder.stored(1, value.length);
            }
        });
    }

    @Override
    public CompletionStage<Boolean> setLoaded(
            String key, byte[] value, @Nullable Duration timeToLive, LoadGuard guard) {
        return recorded(() -> commands.setLoaded(key, value, timeToLive, guard), isStored -> {
            if (isStored) {
                recorder.stored(1, value.length);
            }
        });
    }

    // Leases are no entries, and so are not counted as such.

    @Override
    public CompletionStage<String> takeLease(String key, String token, Duration timeToLive, LeaseTaking taking) {
        return commands.takeLease(key, token, timeToLive, taking);
    }

    @Override
    public CompletionStage<Boolean> renewLease(String key, String token, Duration timeToLive) {
        return commands.renewLease(key, token, timeToLive);
    }

    @Override
    public CompletionStage<Boolean> endLease(String key, String token) {
        return commands.endLease(key, token);
    }

    @Override
    public CompletionStage<Long> endLoads(List<String> keys) {
        return commands.endLoads(keys);
    }

    @Override
    public CompletionStage<Long> endLoads(String pattern, int pageSize) {
        return commands.endLoads(pattern, pageSize);
    }

    @Override
    public CompletionStage<Long> remove(List<String> keys) {
        return recorded(() -> commands.remove(keys), recorder::removed);
    }

    @Override
    public CompletionStage<Long> unlink(List<String> keys) {
        return recorded(() -> commands.unlink(keys), recorder::removed);
    }

    @Override
    public CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
        return recorded(() -> commands.getAll(keys), values -> values.forEach(this::read));
    }

    @Override
    public CompletionStage<Boolean> unlinkIfEqual(String key, byte[] value) {
        return recorded(() -> commands.unlinkIfEqual(key, value), isRemoved -> {});
    }

    @Override
    public KeyPages scan(String pattern, int pageSize) {
        KeyPages pages = commands.scan(pattern, pageSize);
        return () -> recorded(pages::next, page -> {});
    }

    /** Each of the commands counts; all together only if they fail before one of them is called. */
    @Override
    public <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
        AtomicBoolean isCalled = new AtomicBoolean();
        long start = recorder.start();
        return commands.<T>together(together -> {
                    isCalled.set(true);
                    return calls.apply(new RecordingCommands(together, recorder));
                })
                .whenComplete((result, failure) -> {
                    if (failure != null && !isCalled.get()) {
                        failed(start, failure instanceof CompletionException ? failure.getCause() : failure);
                    }
                });
    }

    @Override
    protected <T extends @Nullable Object> CompletionStage<T> forward(
            Function<RedisCommands, CompletionStage<T>> call) {
        return recorded(() -> call.apply(commands), result -> {});
    }

    private <T extends @Nullable Object> CompletionStage<T> recorded(
            Supplier<CompletionStage<T>> command, Consumer<T> onResult) {
        long start = recorder.start();
        return command.get().whenComplete((result, failure) -> {
            if (failure == null) {
                recorder.command(start);
                onResult.accept(result);
            } else {
                failed(start, failure instanceof CompletionException ? failure.getCause() : failure);
            }
        });
    }

    private void failed(long start, @Nullable Throwable failure) {
        if (failure instanceof CircuitOpenException) {
            recorder.rejected();
        } else if (failure instanceof RedisCacheException exception) {
            recorder.command(start);
            recorder.error(exception.kind());
        }
    }
}
