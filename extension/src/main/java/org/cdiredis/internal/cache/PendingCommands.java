package org.cdiredis.internal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.TimeToLive;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.commands.Delta;
import org.cdiredis.internal.commands.ForwardedCommands;
import org.cdiredis.internal.commands.IfAbsent;
import org.cdiredis.internal.commands.LoadGuard;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;
import org.cdiredis.internal.commands.StoredValue;

/**
 * Commands of a transaction: puts and removals wait for its end, and reads see them. What depends on what Redis holds is done at
 * once, unless the transaction has changed that entry: then it would be done in the wrong order, and is refused.
 */
final class PendingCommands extends ForwardedCommands {

    private final RedisCommands commands;
    private final PendingSpace pending;
    private final String cache;
    private final boolean isCounting;

    PendingCommands(RedisCommands commands, PendingSpace pending, String cache, boolean isCounting) {
        this.commands = commands;
        this.pending = pending;
        this.cache = cache;
        this.isCounting = isCounting;
    }

    @Override
    protected <T extends @Nullable Object> CompletionStage<T> forward(
            Function<RedisCommands, CompletionStage<T>> call) {
        return call.apply(commands);
    }

    @Override
    public CompletionStage<byte @Nullable []> get(String key) {
        PendingWrite write = pending.of(key);
        return write == null ? commands.get(key) : CompletableFuture.completedFuture(write.seen());
    }

    @Override
    public CompletionStage<StoredValue> getWithTimeToLive(String key) {
        return pending.of(key) == null
                ? commands.getWithTimeToLive(key)
                : get(key).thenCombine(timeToLive(key), StoredValue::new);
    }

    @Override
    public CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
        List<@Nullable PendingWrite> writes = new ArrayList<>();
        keys.forEach(key -> writes.add(pending.of(key)));
        if (writes.stream().allMatch(Objects::isNull)) {
            return commands.getAll(keys);
        }
        return commands.getAll(keys).thenApply(values -> {
            List<byte @Nullable []> seen = new ArrayList<>(values);
            for (int i = 0; i < keys.size(); i++) {
                PendingWrite write = writes.get(i);
                if (write != null) {
                    seen.set(i, write.seen());
                }
            }
            return seen;
        });
    }

    @Override
    public CompletionStage<Boolean> exists(String key) {
        PendingWrite write = pending.of(key);
        return write == null ? commands.exists(key) : CompletableFuture.completedFuture(write.seen() != null);
    }

    @Override
    public CompletionStage<TimeToLive> timeToLive(String key) {
        PendingWrite write = pending.of(key);
        if (write == null) {
            return commands.timeToLive(key);
        }
        Duration lives = write.timeToLive();
        TimeToLive seen = lives == null ? TimeToLive.never() : TimeToLive.remaining(lives);
        return CompletableFuture.completedFuture(write.seen() == null ? TimeToLive.absent() : seen);
    }

    @Override
    public CompletionStage<Boolean> set(
            String key, byte[] value, @Nullable Duration timeToLive, SetCondition condition) {
        if (condition != SetCondition.ALWAYS) {
            return atOnce(
                    condition == SetCondition.IF_ABSENT ? "putIfAbsent" : "putIfPresent",
                    key,
                    () -> commands.set(key, value, timeToLive, condition));
        }
        return pending.put(key, value, timeToLive)
                ? CompletableFuture.completedFuture(true)
                : commands.set(key, value, timeToLive, condition);
    }

    @Override
    public CompletionStage<Boolean> setLoaded(
            String key, byte[] value, @Nullable Duration timeToLive, LoadGuard guard) {
        pending.loaded(key, value, timeToLive, guard);
        return CompletableFuture.completedFuture(true);
    }

    /** How many the transaction has seen until now; those of which it knows nothing yet are looked for in Redis, if that is asked for. */
    @Override
    public CompletionStage<Long> remove(List<String> keys) {
        List<String> unknown =
                keys.stream().filter(key -> pending.of(key) == null).toList();
        long known = keys.stream()
                .map(pending::of)
                .filter(write -> write != null && write.seen() != null)
                .count();
        if (!pending.remove(keys)) {
            return commands.remove(keys);
        }
        if (unknown.isEmpty() || !isCounting) {
            return CompletableFuture.completedFuture(known);
        }
        return commands.together(together -> {
            CompletionStage<Long> count = CompletableFuture.completedFuture(known);
            for (String key : unknown) {
                count = count.thenCombine(together.exists(key), (sum, isThere) -> isThere ? sum + 1 : sum);
            }
            return count;
        });
    }

    @Override
    public CompletionStage<Boolean> expire(String key, @Nullable Duration timeToLive) {
        return atOnce("expire", key, () -> commands.expire(key, timeToLive));
    }

    @Override
    public CompletionStage<Boolean> expireAt(String key, Instant instant) {
        return atOnce("expireAt", key, () -> commands.expireAt(key, instant));
    }

    @Override
    public CompletionStage<Boolean> persist(String key) {
        return atOnce("persist", key, () -> commands.persist(key));
    }

    @Override
    public CompletionStage<@Nullable String> increment(String key, Delta delta, IfAbsent ifAbsent) {
        return atOnce("increment", key, () -> commands.increment(key, delta, ifAbsent));
    }

    private <T extends @Nullable Object> CompletionStage<T> atOnce(
            String operation, String key, Supplier<CompletionStage<T>> call) {
        return pending.of(key) == null
                ? call.get()
                : CompletableFuture.failedFuture(
                        new IllegalStateException(Messages.MESSAGES.pendingWrite(cache, operation, key)));
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
        return commands.together(together -> calls.apply(new PendingCommands(together, pending, cache, isCounting)));
    }

    @Override
    public KeyPages scan(String pattern, int pageSize) {
        return commands.scan(pattern, pageSize);
    }

    /** Equal in one transaction if the commands are, so that a batch sends together what may go together. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PendingCommands that
                && commands.equals(that.commands)
                && pending == that.pending
                && isCounting == that.isCounting;
    }

    @Override
    public int hashCode() {
        return commands.hashCode();
    }
}
