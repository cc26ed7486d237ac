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
 * @param isTransactional whether its writes wait for the commit
 */
record WrittenCache(
        CacheReference reference, @Nullable String prefix, int version, boolean isStrict, boolean isTransactional)
        implements Serializable {

    private Object readResolve() {
        Cache<?, ?> cache = reference.resolve();
        Cache<?, ?> chosen = (prefix == null ? cache : cache.withPrefix(prefix)).withVersion(version);
        Cache<?, ?> throwing = isStrict ? chosen.strict() : chosen;
        return isTransactional ? throwing.transactional() : throwing;
    }
}
