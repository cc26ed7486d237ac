package org.cdiredis.benchmarks.subjects;

import java.net.URI;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.redis.cache.BatchStrategies;
import org.springframework.data.redis.cache.RedisCache;
import org.springframework.data.redis.cache.RedisCacheConfiguration;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.cache.RedisCacheWriter;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.serializer.RedisSerializationContext.SerializationPair;
import org.springframework.data.redis.serializer.RedisSerializer;

/**
 * Spring Data Redis behind {@code @Cacheable} and {@code @CachePut}, over Lettuce. Puts are waited for, which they are not by default,
 * and keys are searched for with SCAN instead of KEYS: what the others do, too.
 */
final class SpringRedis implements Subject {

    private static final int PAGE = 500;

    private final String prefix;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final SpringBooks books;
    private final RedisCache cache;

    SpringRedis(String location, String prefix) {
        this.prefix = prefix + ":1:";
        URI uri = URI.create(location);
        context.registerBean(
                RedisConnectionFactory.class, () -> new LettuceConnectionFactory(uri.getHost(), uri.getPort()));
        context.registerBean(CacheManager.class, () -> manager(context.getBean(RedisConnectionFactory.class)));
        context.register(Caching.class, SpringBooks.class);
        context.refresh();
        books = context.getBean(SpringBooks.class);
        cache = (RedisCache)
                Objects.requireNonNull(context.getBean(CacheManager.class).getCache(SpringBooks.CACHE));
    }

    @EnableCaching(proxyTargetClass = true)
    static class Caching {}

    private static final class Serializer implements RedisSerializer<Book> {

        @Override
        public byte[] serialize(@Nullable Book book) {
            return book == null ? new byte[0] : BookJson.write(book);
        }

        @Override
        public @Nullable Book deserialize(byte @Nullable [] bytes) {
            return bytes == null || bytes.length == 0 ? null : BookJson.read(bytes);
        }
    }

    private RedisCacheManager manager(RedisConnectionFactory connections) {
        RedisCacheWriter writer = RedisCacheWriter.create(
                connections, options -> options.immediateWrites().batchStrategy(BatchStrategies.scan(PAGE)));
        return RedisCacheManager.builder(writer)
                .cacheDefaults(RedisCacheConfiguration.defaultCacheConfig()
                        .entryTtl(TTL)
                        .computePrefixWith(name -> prefix)
                        .disableCachingNullValues()
                        .serializeValuesWith(SerializationPair.fromSerializer(new Serializer())))
                .build();
    }

    @Override
    public String name() {
        return "spring";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.of(
                Operation.GET_HIT,
                Operation.GET_MISS,
                Operation.PUT,
                Operation.MIXED,
                Operation.REMOVE_PATTERN,
                Operation.CLEAR);
    }

    @Override
    public String physicalKey(String key) {
        return prefix + key;
    }

    @Override
    public @Nullable Book get(String key) {
        return books.find(key);
    }

    @Override
    public void put(String key, Book book) {
        books.store(key, book);
    }

    @Override
    public void removeMatching(String beginning) {
        cache.clear(beginning + "*");
    }

    @Override
    public void clear() {
        cache.clear();
    }

    @Override
    public void close() {
        context.close();
    }
}
