package org.cdiredis.internal.lock;

import org.cdiredis.lock.RedisLock;
import org.cdiredis.lock.RedisReadWriteLock;

/**
 * Two ways to hold one lock.
 *
 * @param readLock for many
 * @param writeLock for one
 */
record LeasedReadWriteLock(RedisLock readLock, RedisLock writeLock) implements RedisReadWriteLock {

    @Override
    public String name() {
        return writeLock.name();
    }
}
