package org.cdiredis.caching.internal.jcache;

import java.lang.reflect.Type;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.spi.CachingProvider;

/**
 * The caches of the annotated methods, as the standard's cache manager: what resolvers need to choose one by its name. They are made
 * when they are asked for, and never closed. Thread-safe.
 */
final class RedisCacheManager implements CacheManager {

    private final NamedCaches caches;
    private final Map<NameAndType, RedisStandardCache> made = new ConcurrentHashMap<>();

    private record NameAndType(String name, Optional<Type> valueType) {}

    RedisCacheManager(NamedCaches caches) {
        this.caches = caches;
    }

    /** The cache of a name for values of a type, or of any. */
    RedisStandardCache cache(String name, Optional<Type> valueType) {
        return made.computeIfAbsent(
                new NameAndType(name, valueType),
                wanted ->
                        new RedisStandardCache(wanted.name(), caches.entries(wanted.name(), wanted.valueType()), this));
    }

    /** A cache that keeps whatever its serializer writes; annotated methods use it with their own type. */
    @Override
    public <K, V> Cache<K, V> getCache(String name) {
        return cast(cache(Objects.requireNonNull(name, "cacheName"), Optional.empty()));
    }

    @Override
    public <K, V> Cache<K, V> getCache(String name, Class<K> keyType, Class<V> valueType) {
        Objects.requireNonNull(keyType, "keyType");
        return cast(cache(Objects.requireNonNull(name, "cacheName"), Optional.of(valueType)));
    }

    @SuppressWarnings("unchecked") // any key has a text or is refused, and values are encoded by the type asked for
    private static <K, V> Cache<K, V> cast(RedisStandardCache cache) {
        return (Cache<K, V>) (Cache<?, ?>) cache;
    }

    @Override
    public ClassLoader getClassLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? RedisCacheManager.class.getClassLoader() : context;
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new IllegalArgumentException(JCacheMessages.MESSAGES.cannotUnwrap("CacheManager", type.getName()));
    }

    @Override
    public CachingProvider getCachingProvider() {
        throw unsupported("getCachingProvider");
    }

    @Override
    public URI getURI() {
        throw unsupported("getURI");
    }

    @Override
    public <K, V, C extends Configuration<K, V>> Cache<K, V> createCache(String name, C configuration) {
        throw unsupported("createCache");
    }

    @Override
    public Iterable<String> getCacheNames() {
        throw unsupported("getCacheNames");
    }

    @Override
    public void destroyCache(String name) {
        throw unsupported("destroyCache");
    }

    @Override
    public void enableManagement(String name, boolean enabled) {
        throw unsupported("enableManagement");
    }

    @Override
    public void enableStatistics(String name, boolean enabled) {
        throw unsupported("enableStatistics");
    }

    @Override
    public void close() {
        throw unsupported("close");
    }

    private static UnsupportedOperationException unsupported(String operation) {
        return new UnsupportedOperationException(JCacheMessages.MESSAGES.unsupportedManagement(operation));
    }
}
