package org.cdiredis.internal.cdi;

import jakarta.enterprise.inject.spi.CDI;

import com.fasterxml.jackson.databind.JavaType;

import org.cdiredis.Cache;
import org.cdiredis.internal.cache.CacheReference;

/**
 * Finds a cache by its alias and types. Deserialization offers no place to inject into: this is the one that asks the
 * container.
 *
 * @param alias the alias
 * @param key the type of the keys
 * @param value the type of the values
 */
record InjectedCacheReference(String alias, Class<?> key, JavaType value) implements CacheReference {

    @Override
    public Cache<?, ?> resolve() {
        return CDI.current()
                .getBeanManager()
                .getExtension(RedisExtension.class)
                .caches()
                .typed(alias, new CacheTypes(key, value));
    }
}
