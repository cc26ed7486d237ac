package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import javax.cache.Cache;
import javax.cache.annotation.CacheInvocationContext;
import javax.cache.annotation.CacheResolver;

/**
 * Resolves to one cache, whatever the call.
 *
 * @param cache the cache
 */
record NamedResolver(RedisStandardCache cache) implements CacheResolver {

    @Override
    @SuppressWarnings("unchecked") // the cache refuses keys that have no text, and values are of the method's type
    public <K, V> Cache<K, V> resolveCache(CacheInvocationContext<? extends Annotation> invocation) {
        return (Cache<K, V>) (Cache<?, ?>) cache;
    }
}
