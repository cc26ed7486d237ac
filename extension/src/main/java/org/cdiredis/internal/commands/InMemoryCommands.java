package org.cdiredis.internal.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

import org.cdiredis.CounterOverflowException;
import org.cdiredis.RedisCacheException;
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
            return entry == null ? null : string(entry).clone();
        });
    }

    @Override
    public CompletionStage<StoredValue> getWithTimeToLive(String key) {
        return get(key).thenCombine(timeToLive(key), StoredValue::new);
    }

    @Override
    public CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
        return completed(() -> {
            List<byte @Nullable []> values = new ArrayList<>();
            for (String key : keys) {
                Entry entry = live(key);
                values.add(entry == null || entry.value == null ? null : entry.value.clone());
            }
            return values;
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
                entries.put(key, new Entry(value.clone(), in(timeToLive)));
            }
            return isStored;
        });
    }

    @Override
    public CompletionStage<String> takeLease(String key, String token, Duration timeToLive, LeaseTaking taking) {
        return completed(() -> {
            String lease = LeaseKey.of(key);
            Entry held = live(lease);
            if (held == null) {
                entries.put(lease, new Entry(token.getBytes(UTF_8), in(timeToLive)));
                return token;
            }
            Instant end = clock.instant().plus(timeToLive);
            if (taking == LeaseTaking.SHARED && held.expiresAt != null && held.expiresAt.isBefore(end)) {
                expireLive(lease, end);
            }
            return new String(string(held), UTF_8);
        });
    }

    @Override
    public CompletionStage<Boolean> renewLease(String key, String token, Duration timeToLive) {
        return completed(() -> isLeased(key, token) && expireLive(LeaseKey.of(key), in(timeToLive)));
    }

    @Override
    public CompletionStage<Boolean> endLease(String key, String token) {
        return completed(() -> isLeased(key, token) && remove(LeaseKey.of(key)));
    }

    private boolean isLeased(String key, String token) {
        Entry held = live(LeaseKey.of(key));
        return held != null && token.equals(new String(string(held), UTF_8));
    }

    @Override
    public CompletionStage<Boolean> setLoaded(
            String key, byte[] value, @Nullable Duration timeToLive, LoadGuard guard) {
        return completed(() -> {
            if (!isLeased(key, guard.token())) {
                return false;
            }
            if (guard.isOwn()) {
                remove(LeaseKey.of(key));
            }
            Entry entry = live(key);
            boolean isStored = entry == null || isReplaceable(entry, guard);
            if (isStored) {
                entries.put(key, new Entry(value.clone(), in(timeToLive)));
            }
            return isStored;
        });
    }

    private boolean isReplaceable(Entry entry, LoadGuard guard) {
        boolean isTheOneThatWasRead = guard.digest().isPresent()
                && entry.value != null
                && guard.digest().get().equals(LoadGuard.digest(entry.value));
        return isTheOneThatWasRead
                && guard.atMostLeft()
                        .map(left -> entry.expiresAt != null
                                && !entry.expiresAt.isAfter(clock.instant().plus(left)))
                        .orElse(true);
    }

    @Override
    public CompletionStage<Long> endLoads(List<String> keys) {
        return completed(
                () -> keys.stream().map(LeaseKey::of).filter(this::remove).count());
    }

    @Override
    public CompletionStage<Long> endLoads(String pattern, int pageSize) {
        GlobMatcher matcher = new GlobMatcher(LeaseKey.pattern(pattern));
        return completed(() -> List.copyOf(entries.keySet()).stream()
                .filter(matcher::matches)
                .filter(this::remove)
                .count());
    }

    @Override
    public CompletionStage<Long> remove(List<String> keys) {
        return completed(() -> {
            keys.forEach(key -> remove(LeaseKey.of(key)));
            return keys.stream().filter(this::remove).count();
        });
    }

    @Override
    public CompletionStage<Long> unlink(List<String> keys) {
        return completed(() -> keys.stream().filter(this::remove).count());
    }

    @Override
    public CompletionStage<Boolean> unlinkIfEqual(String key, byte[] value) {
        return completed(() -> {
            Entry entry = live(key);
            return entry != null && Arrays.equals(string(entry), value) && remove(key);
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
    public CompletionStage<Boolean> expire(String key, @Nullable Duration timeToLive) {
        return completed(() -> expireLive(key, in(timeToLive)));
    }

    @Override
    public CompletionStage<Boolean> expireAt(String key, Instant instant) {
        return completed(() -> expireLive(key, instant.truncatedTo(ChronoUnit.MILLIS)));
    }

    @Override
    public CompletionStage<Boolean> persist(String key) {
        return completed(() -> {
            Entry entry = live(key);
            return entry != null && entry.expiresAt != null && expireLive(key, null);
        });
    }

    @Override
    public CompletionStage<@Nullable String> increment(String key, Delta delta, IfAbsent ifAbsent) {
        return completed(() -> {
            Entry entry = live(key);
            if (entry != null) {
                String sum = sum(new String(string(entry), UTF_8), delta);
                entries.put(key, new Entry(sum.getBytes(UTF_8), entry.expiresAt));
                return sum;
            }
            if (ifAbsent instanceof IfAbsent.Create create) {
                entries.put(key, new Entry(delta.text().getBytes(UTF_8), in(create.timeToLive())));
                return delta.text();
            }
            return null;
        });
    }

    private String sum(String number, Delta delta) {
        try {
            return delta.isInteger()
                    ? Long.toString(Math.addExact(Long.parseLong(number), Long.parseLong(delta.text())))
                    : finite(new BigDecimal(number).add(new BigDecimal(delta.text())))
                            .stripTrailingZeros()
                            .toPlainString();
        } catch (NumberFormatException e) {
            throw new WrongTypeException(Messages.MESSAGES.notANumber(cache), e);
        } catch (ArithmeticException e) {
            throw new CounterOverflowException(Messages.MESSAGES.overflow(cache), e);
        }
    }

    private static BigDecimal finite(BigDecimal sum) {
        if (Double.isInfinite(sum.doubleValue())) {
            throw new ArithmeticException();
        }
        return sum;
    }

    @Override
    public CompletionStage<Boolean> move(String from, String to) {
        return completed(() -> {
            Entry entry = live(from);
            if (entry != null) {
                entries.remove(from);
                entries.put(to, entry);
            }
            return entry != null;
        });
    }

    @Override
    public KeyPages scan(String pattern, int pageSize) {
        GlobMatcher matcher = new GlobMatcher(pattern);
        Supplier<List<String>> all = () -> List.copyOf(entries.keySet()).stream()
                .filter(key -> live(key) != null)
                .filter(matcher::matches)
                .toList();
        Iterator<Supplier<List<String>>> pages = List.of(all, List::<String>of).iterator();
        return () -> completed(pages.hasNext() ? pages.next() : List::of);
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
        return calls.apply(this);
    }

    @Override
    public RedissonClient redisson(String key) {
        throw new UnsupportedOperationException("no Redis behind these entries");
    }

    private @Nullable Entry live(String key) {
        Entry entry = entries.get(key);
        if (entry != null && entry.expiresAt != null && !clock.instant().isBefore(entry.expiresAt)) {
            entries.remove(key);
            return null;
        }
        return entry;
    }

    private boolean remove(String key) {
        boolean isLive = live(key) != null;
        entries.remove(key);
        return isLive;
    }

    private boolean expireLive(String key, @Nullable Instant expiresAt) {
        Entry entry = live(key);
        if (entry != null) {
            entries.put(key, new Entry(entry.value, expiresAt));
        }
        return entry != null;
    }

    private byte[] string(Entry entry) {
        if (entry.value == null) {
            throw new WrongTypeException(Messages.MESSAGES.wrongType(cache), null);
        }
        return entry.value;
    }

    private @Nullable Instant in(@Nullable Duration timeToLive) {
        return timeToLive == null ? null : clock.instant().plusMillis(timeToLive.toMillis());
    }

    private <T extends @Nullable Object> CompletionStage<T> completed(Supplier<T> command) {
        synchronized (entries) {
            try {
                return CompletableFuture.completedFuture(command.get());
            } catch (RedisCacheException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }
}
