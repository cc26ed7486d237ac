package org.cdiredis.internal.cache;

import java.io.Serializable;

/**
 * The serial form of a cache.
 *
 * @param reference finds the cache again
 * @param version the version of its entries
 */
record WrittenCache(CacheReference reference, int version) implements Serializable {

    private Object readResolve() {
        return reference.resolve().withVersion(version);
    }
}
