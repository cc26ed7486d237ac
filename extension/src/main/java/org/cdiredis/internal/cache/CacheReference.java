package org.cdiredis.internal.cache;

import java.io.Serializable;

import org.cdiredis.Cache;

/** What is written in place of a cache when a bean that holds one is serialized, with a session for example. */
public interface CacheReference extends Serializable {

    /**
     * The cache that was meant, in the application that reads.
     *
     * @return the cache
     */
    Cache<?, ?> resolve();
}
