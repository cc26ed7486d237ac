package org.cdiredis.benchmarks.subjects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.alicp.jetcache.Cache;
import com.alicp.jetcache.CacheResult;
import com.alicp.jetcache.CacheValueHolder;
import com.alicp.jetcache.redis.lettuce.RedisLettuceCacheBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.lettuce.core.RedisClient;
import org.jspecify.annotations.Nullable;

/** JetCache's remote cache over Lettuce. It stores the value in a holder with two times, and reports errors as results. */
final class JetCache implements Subject {

    private static final JavaType HOLDER =
            BookJson.mapper().getTypeFactory().constructParametricType(CacheValueHolder.class, Book.class);
    private static final ObjectWriter WRITER = BookJson.mapper().writerFor(HOLDER);
    private static final ObjectReader READER = BookJson.mapper().readerFor(HOLDER);

    private final String prefix;
    private final RedisClient client;
    private final Cache<String, Book> cache;

    JetCache(String location, String prefix) {
        this.prefix = prefix + ":1:";
        client = RedisClient.create(location);
        cache = RedisLettuceCacheBuilder.createRedisLettuceCacheBuilder()
                .redisClient(client)
                .keyPrefix(this.prefix)
                .keyConvertor(key -> key)
                .valueEncoder(JetCache::write)
                .valueDecoder(JetCache::read)
                .expireAfterWrite(TTL.toMillis(), TimeUnit.MILLISECONDS)
                .buildCache();
    }

    private static byte[] write(Object holder) {
        try {
            return WRITER.writeValueAsBytes(holder);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object read(byte[] bytes) {
        try {
            return READER.readValue(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "jetcache";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.of(Operation.GET_HIT, Operation.GET_MISS, Operation.PUT, Operation.MIXED, Operation.GET_MANY);
    }

    @Override
    public String physicalKey(String key) {
        return prefix + key;
    }

    @Override
    public @Nullable Book get(String key) {
        return cache.get(key);
    }

    @Override
    public void put(String key, Book book) {
        CacheResult result = cache.PUT(key, book);
        if (!result.isSuccess()) {
            throw new IllegalStateException(result.getMessage());
        }
    }

    @Override
    public Map<String, Book> getMany(Collection<String> keys) {
        return cache.getAll(new HashSet<>(keys));
    }

    @Override
    public void close() {
        cache.close();
        client.shutdown();
    }
}
