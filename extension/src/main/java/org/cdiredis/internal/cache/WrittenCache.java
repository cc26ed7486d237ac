package org.cdiredis.internal.cache;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;

/**
 * The serial form of a cache.
 *
 * @param reference finds the cache again
 * @param prefix the prefix that was chosen in code; null for the configured one
 * @param version the version of its entries
 */
record WrittenCache(CacheReference reference, @Nullable String prefix, int version) implements Serializable {

    private Object readResolve() {
        Cache<?, ?> cache = reference.resolve();
        return (prefix == null ? cache : cache.withPrefix(prefix)).withVersion(version);
    }
}
