package org.cdiredis.lock;

import java.util.concurrent.locks.ReadWriteLock;

/**
 * A lock that many hold for reading, or one for writing. Those who want it wait in the order of their arrival, so that readers that
 * keep coming do not shut a writer out.
 *
 * <p>A thread that holds the write lock may acquire the read lock as well, and go on reading when it has released the first. The
 * other way round would wait for itself: acquiring the write lock in a thread that holds only the read lock throws an
 * {@link IllegalStateException}. Handles know nothing of threads: a handle for reading and one for writing exclude each other
 * whoever has them.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public interface RedisReadWriteLock extends ReadWriteLock {

    /**
     * The name of both locks.
     *
     * @return the name
     */
    String name();

    /**
     * The lock for reading: any number of holders, as long as nobody holds the other. {@link RedisLock#remaining},
     * {@link RedisLock#isLocked} and {@link RedisLock#forceRelease} are about all holders, the writer included.
     *
     * @return the lock
     */
    @Override
    RedisLock readLock();

    /**
     * The lock for writing: one holder, and nobody who reads.
     *
     * @return the lock
     */
    @Override
    RedisLock writeLock();
}
