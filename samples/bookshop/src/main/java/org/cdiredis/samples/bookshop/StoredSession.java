package org.cdiredis.samples.bookshop;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;

import org.cdiredis.RedisCache;
import org.cdiredis.RedisUnavailableException;

/** A session as it stands in Redis, read past whatever keeps it there. For show: an application has no need of it. */
@Dependent
final class StoredSession {

    /** The prefix that the configuration says, and what follows it in a key of a session. */
    private static final String KEY = "visit:{*}:s:";

    /** How much of an id is in the key. The rest is the visitor's secret. */
    private static final int KEY_OF_ID = 22;

    private final RedissonClient redis;

    @Inject
    StoredSession(@RedisCache("default") RedissonClient redis) {
        this.redis = redis;
    }

    /** How much memory a session takes; 0 if it is not written yet. */
    long bytes(String id) {
        KeysScanOptions options = KeysScanOptions.defaults().pattern(KEY + id.substring(0, KEY_OF_ID));
        long bytes = 0;
        try {
            for (String key : redis.getKeys().getKeys(options)) {
                bytes += redis.getBucket(key, ByteArrayCodec.INSTANCE).sizeInMemory();
            }
        } catch (RedisException e) {
            throw new RedisUnavailableException("The session cannot be read: " + e.getMessage(), e);
        }
        return bytes;
    }
}
