package org.cdiredis.internal.lock;

import org.cdiredis.lock.RedisLock;

/** Gives the locks of one cache. */
@FunctionalInterface
public interface LockFactory {

    /**
     * The locks of the server that a name belongs to. Costs nothing.
     *
     * @param prefix the key prefix of the cache
     * @param name the name of a lock
     * @return the locks
     */
    LeasedLocks of(String prefix, String name);

    /**
     * A lock. Costs nothing.
     *
     * @param prefix the key prefix of the cache
     * @param name the name of the lock
     * @return the lock; all with the same prefix and name are the same one
     * @throws IllegalArgumentException if the name is empty or has half of a surrogate pair
     */
    default RedisLock lock(String prefix, String name) {
        return of(prefix, name).lock(prefix, name, Share.ALONE);
    }
}
