package org.cdiredis.samples.bookshop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import org.redisson.api.RBatch;
import org.redisson.api.RBucketAsync;
import org.redisson.api.RFuture;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;

import org.cdiredis.RedisCache;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.caching.CacheKeys;

/** The entries of the cache as they stand in Redis, read past the cache with the client that it uses. */
@Dependent
final class StoredKeys {

    /** What the cache's entries begin with: the key prefix of an alias that is given no other is its name. */
    private static final String PREFIX = "books:";

    private static final int DEFAULT_VERSION = 1;
    private static final int MAXIMUM = 100;
    private static final long NEVER = -1;
    private static final long GONE = -2;

    private final RedissonClient redis;

    @Inject
    StoredKeys(@RedisCache("books") RedissonClient redis) {
        this.redis = redis;
    }

    /** The key under which the answer to a query stands in Redis. */
    static String keyOf(Query query) {
        return PREFIX + DEFAULT_VERSION + ':' + CacheKeys.of(query.text());
    }

    /** The entries, sorted by key; a hundred of them if there are more. */
    List<StoredKey> list() {
        try {
            return describe(scan());
        } catch (RedisException e) {
            throw new RedisUnavailableException("The keys cannot be listed: " + e.getMessage(), e);
        }
    }

    private List<String> scan() {
        List<String> keys = new ArrayList<>();
        KeysScanOptions options =
                KeysScanOptions.defaults().pattern(PREFIX + '*').limit(MAXIMUM);
        redis.getKeys().getKeys(options).forEach(keys::add);
        return keys.stream().sorted().toList();
    }

    private List<StoredKey> describe(List<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        RBatch batch = redis.createBatch();
        List<Asked> asked = keys.stream().map(key -> Asked.in(batch, key)).toList();
        batch.execute();
        return asked.stream().flatMap(Asked::described).toList();
    }

    /** What was asked about a key, to be answered when the batch is executed. */
    private record Asked(String key, RFuture<Long> timeToLive, RFuture<Long> size) {

        static Asked in(RBatch batch, String key) {
            RBucketAsync<byte[]> entry = batch.getBucket(key, ByteArrayCodec.INSTANCE);
            return new Asked(key, entry.remainTimeToLiveAsync(), entry.sizeAsync());
        }

        /** The entry; nothing if it has expired since the scan. */
        Stream<StoredKey> described() {
            long millis = timeToLive.toCompletableFuture().join();
            return millis == GONE
                    ? Stream.empty()
                    : Stream.of(new StoredKey(
                            key,
                            millis == NEVER ? null : millis,
                            size.toCompletableFuture().join()));
        }
    }
}
