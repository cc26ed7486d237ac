package org.cdiredis.internal.commands;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.TimeToLive;
import org.cdiredis.WrongTypeException;
import org.cdiredis.internal.Messages;

/**
 * Commands over a map: the reference implementation, which passes the same contract as the one over Redis, and the double for
 * tests that are not about Redis. Entries expire by the given clock.
 */
public final class InMemoryCommands implements RedisCommands {

    private final String cache;
    private final InstantSource clock;
    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * An empty store.
     *
     * @param cache the name of the cache, for messages
     * @param clock the clock that entries expire by
     */
    public InMemoryCommands(String cache, InstantSource clock) {
        this.cache = cache;
        this.clock = clock;
    }

    /** What a key holds: the bytes of a string, or null for any other Redis type. */
    private static final class Entry {

        private final byte @Nullable [] value;
        private final @Nullable Instant expiresAt;

        Entry(byte @Nullable [] value, @Nullable Instant expiresAt) {
            this.value = value;
            this.expiresAt = expiresAt;
        }
    }

    /**
     * Stores something that is not a string, as some other program might.
     *
     * @param key the physical key
     */
    public void storeOtherType(String key) {
        synchronized (entries) {
            entries.put(key, new Entry(null, null));
        }
    }

    @Override
    public CompletionStage<byte @Nullable []> get(String key) {
        return completed(() -> {
            Entry entry = live(key);
            if (entry == null) {
                return null;
            }
            if (entry.value == null) {
                throw new WrongTypeException(Messages.MESSAGES.wrongType(cache), null);
            }
            return entry.value.clone();
        });
    }

    @Override
    public CompletionStage<Boolean> set(
            String key, byte[] value, @Nullable Duration timeToLive, SetCondition condition) {
        return completed(() -> {
            boolean isStored = switch (condition) {
                case ALWAYS -> true;
                case IF_ABSENT -> live(key) == null;
                case IF_PRESENT -> live(key) != null;
            };
            if (isStored) {
                Instant expiresAt = timeToLive == null ? null : clock.instant().plusMillis(timeToLive.toMillis());
                entries.put(key, new Entry(value.clone(), expiresAt));
            }
            return isStored;
        });
    }

    @Override
    public CompletionStage<Long> unlink(List<String> keys) {
        return completed(() -> {
            long removed = 0;
            for (String key : keys) {
                if (live(key) != null) {
                    entries.remove(key);
                    removed++;
                }
            }
            return removed;
        });
    }

    @Override
    public CompletionStage<Boolean> exists(String key) {
        return completed(() -> live(key) != null);
    }

    @Override
    public CompletionStage<TimeToLive> timeToLive(String key) {
        return completed(() -> {
            Entry entry = live(key);
            if (entry == null) {
                return TimeToLive.absent();
            }
            return entry.expiresAt == null
                    ? TimeToLive.never()
                    : TimeToLive.remaining(Duration.ofMillis(
                            Duration.between(clock.instant(), entry.expiresAt).toMillis()));
        });
    }

    @Override
    public KeyPages scan(String pattern) {
        GlobMatcher matcher = new GlobMatcher(pattern);
        Supplier<List<String>> all = () -> List.copyOf(entries.keySet()).stream()
                .filter(key -> live(key) != null)
                .filter(matcher::matches)
                .toList();
        Iterator<Supplier<List<String>>> pages = List.of(all, List::<String>of).iterator();
        return () -> completed(pages.hasNext() ? pages.next() : List::of);
    }

    private @Nullable Entry live(String key) {
        Entry entry = entries.get(key);
        if (entry != null && entry.expiresAt != null && !clock.instant().isBefore(entry.expiresAt)) {
            entries.remove(key);
            return null;
        }
        return entry;
    }

    private <T extends @Nullable Object> CompletionStage<T> completed(Supplier<T> command) {
        synchronized (entries) {
            try {
                return CompletableFuture.completedFuture(command.get());
            } catch (WrongTypeException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }
}
