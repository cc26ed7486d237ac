package org.cdiredis.benchmarks.subjects;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.CachePut;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.CacheValue;

/** A bean with the annotations of cdi-redis. There is no book but in the cache. Without a scope, so that it is found only where it is named. */
class MethodBooks {

    /** The property that names its alias. */
    static final String ALIAS = "benchmarks.method-alias";

    /** Null, which is not stored. */
    @CacheResult(cacheName = "${benchmarks.method-alias}")
    public @Nullable Book find(String key) {
        return null;
    }

    @CachePut(cacheName = "${benchmarks.method-alias}")
    public void store(String key, @CacheValue Book book) {}
}
