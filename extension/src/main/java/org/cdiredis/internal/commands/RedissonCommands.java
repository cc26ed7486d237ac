package org.cdiredis.internal.commands;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.codec.ByteArrayCodec;

import org.cdiredis.TimeToLive;
import org.cdiredis.internal.client.Client;

/** Commands over a Redisson client, each within the deadline, with errors in the library's own terms. */
public final class RedissonCommands implements RedisCommands {

    /** How many keys a SCAN looks at, and how many an UNLINK removes at most: some tenths of a millisecond of the server's. */
    private static final int PAGE_SIZE = 500;

    private static final long PTTL_ABSENT = -2;
    private static final long PTTL_NEVER = -1;

    private final Client client;
    private final RedissonErrors errors;

    /**
     * Commands for one cache.
     *
     * @param cache the name of the cache, for messages
     * @param client the client, made on first use
     */
    public RedissonCommands(String cache, Client client) {
        this.client = client;
        this.errors = new RedissonErrors(cache, client);
    }

    @Override
    public CompletionStage<byte @Nullable []> get(String key) {
        return call(redisson -> bucket(redisson, key).getAsync());
    }

    @Override
    public CompletionStage<Boolean> set(
            String key, byte[] value, @Nullable Duration timeToLive, SetCondition condition) {
        return switch (condition) {
            case ALWAYS -> set(key, value, timeToLive).thenApply(stored -> true);
            case IF_ABSENT ->
                call(redisson -> timeToLive == null
                        ? bucket(redisson, key).setIfAbsentAsync(value)
                        : bucket(redisson, key).setIfAbsentAsync(value, timeToLive));
            case IF_PRESENT ->
                call(redisson -> timeToLive == null
                        ? bucket(redisson, key).setIfExistsAsync(value)
                        : bucket(redisson, key).setIfExistsAsync(value, timeToLive));
        };
    }

    private CompletionStage<@Nullable Void> set(String key, byte[] value, @Nullable Duration timeToLive) {
        return call(redisson -> timeToLive == null
                ? bucket(redisson, key).setAsync(value)
                : bucket(redisson, key).setAsync(value, timeToLive));
    }

    @Override
    public CompletionStage<Long> unlink(List<String> keys) {
        return call(redisson -> redisson.getKeys().unlinkAsync(keys.toArray(String[]::new)));
    }

    @Override
    public CompletionStage<Boolean> exists(String key) {
        return call(redisson -> bucket(redisson, key).isExistsAsync());
    }

    @Override
    public CompletionStage<TimeToLive> timeToLive(String key) {
        return call(redisson -> bucket(redisson, key).remainTimeToLiveAsync()).thenApply(RedissonCommands::timeToLive);
    }

    private static TimeToLive timeToLive(long milliseconds) {
        if (milliseconds == PTTL_ABSENT) {
            return TimeToLive.absent();
        }
        return milliseconds == PTTL_NEVER ? TimeToLive.never() : TimeToLive.remaining(Duration.ofMillis(milliseconds));
    }

    /**
     * By the blocking iterator, on a thread of its own: Redisson's asynchronous one (4.7.0) ends at the first page without a
     * match, although the server's cursor goes on.
     */
    @Override
    public KeyPages scan(String pattern) {
        KeysScanOptions options = KeysScanOptions.defaults().pattern(pattern).chunkSize(PAGE_SIZE);
        return new KeyPages() {
            private @Nullable Iterator<String> keys;

            @Override
            public CompletionStage<List<String>> next() {
                // Without the deadline: a page may take many commands, each bounded by the timeout of the client.
                return translated(
                        () -> CompletableFuture.supplyAsync(() -> nextOf(client.redisson()), client.blocking()));
            }

            private List<String> nextOf(RedissonClient redisson) {
                Iterator<String> iterator = keys;
                if (iterator == null) {
                    iterator = redisson.getKeys().getKeys(options).iterator();
                    keys = iterator;
                }
                List<String> page = new ArrayList<>(PAGE_SIZE);
                while (page.size() < PAGE_SIZE && iterator.hasNext()) {
                    page.add(iterator.next());
                }
                return page;
            }
        };
    }

    private static RBucket<byte[]> bucket(RedissonClient redisson, String key) {
        return redisson.getBucket(key, ByteArrayCodec.INSTANCE);
    }

    private <T extends @Nullable Object> CompletionStage<T> call(Function<RedissonClient, CompletionStage<T>> command) {
        RedissonClient connected = client.connected();
        if (connected != null) {
            return translated(() -> client.deadline().bound(command.apply(connected)));
        }
        // Making the client is no waiting for Redis, so that the deadline begins behind it.
        return translated(() -> client.create()
                .thenCompose(
                        made -> client.deadline().bound(client.connect(made).thenCompose(command))));
    }

    /**
     * The client itself, for those who want all of Redisson.
     *
     * @return the client
     * @throws org.cdiredis.RedisUnavailableException if it cannot be made: the embedded server does not start, or the
     *     application has stopped
     */
    public RedissonClient redisson() {
        try {
            return client.redisson();
        } catch (RuntimeException e) {
            throw errors.translate(e);
        }
    }

    private <T extends @Nullable Object> CompletionStage<T> translated(Supplier<CompletionStage<T>> call) {
        try {
            return call.get().exceptionally(e -> {
                throw new CompletionException(errors.translate(e));
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(errors.translate(e));
        }
    }
}
