package org.cdiredis.internal.lock;

import org.cdiredis.lock.RedisLock;

/** Gives the locks of one cache. */
@FunctionalInterface
public interface LockFactory {

    /**
     * A lock. Costs nothing.
     *
     * @param prefix the key prefix of the cache
     * @param name the name of the lock
     * @return the lock; all with the same prefix and name are the same one
     * @throws IllegalArgumentException if the name is empty or has half of a surrogate pair
     */
    RedisLock lock(String prefix, String name);
}
