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
 * @param isStrict whether all of its errors are thrown
 */
record WrittenCache(CacheReference reference, @Nullable String prefix, int version, boolean isStrict)
        implements Serializable {

    private Object readResolve() {
        Cache<?, ?> cache = reference.resolve();
        Cache<?, ?> chosen = (prefix == null ? cache : cache.withPrefix(prefix)).withVersion(version);
        return isStrict ? chosen.strict() : chosen;
    }
}
