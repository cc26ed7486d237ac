package org.cdiredis.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Something in Redis that one holds for a while, by a handle: a {@linkplain RedisLock lock}, {@linkplain Locks#all several locks} at
 * once, a permit of a {@linkplain RedisSemaphore semaphore}. Whoever has the handle is the owner. No handle is reentrant: who
 * acquires again waits for the first handle to be closed, in the same thread, too.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public interface Leasable {

    /**
     * What it is called.
     *
     * @return the name
     */
    String name();

    /**
     * The keys in Redis that it is held by, one for each lock. What one holds under the same key of the same Redis is the same,
     * whatever it is called, and with another {@code key-prefix} it is something else.
     *
     * @return the keys
     */
    Set<String> keys();

    /**
     * The same, held with another lease, which is renewed as well: a shorter one is free sooner when its holder dies, a
     * longer one survives longer pauses.
     *
     * @param lease the lease, a second to a day, to the millisecond
     * @return one that differs from this one only in the lease
     * @throws IllegalArgumentException if the lease is out of range
     */
    Leasable withLease(Duration lease);

    /**
     * The same, held with a lease that is not renewed: unless it is extended, it is lost when the lease ends, however alive
     * the holder is.
     *
     * @param lease the lease, ten milliseconds to a day, to the millisecond
     * @return one that differs from this one only in the lease
     * @throws IllegalArgumentException if the lease is out of range
     */
    Leasable withFixedLease(Duration lease);

    /**
     * Acquires it for the caller, and waits for it as long as it takes.
     *
     * @return the handle, to be closed
     * @throws InterruptedException if the thread is interrupted before or while it waits; nothing has been acquired then
     */
    LockHandle acquire() throws InterruptedException;

    /**
     * Acquires it for the caller, and waits for it for a while.
     *
     * @param wait how long to wait at most; zero or less: not at all
     * @return the handle, to be closed
     * @throws LockNotAcquiredException if others hold it for all that time
     * @throws InterruptedException if the thread is interrupted before or while it waits; nothing has been acquired then
     */
    LockHandle acquire(Duration wait) throws InterruptedException;

    /**
     * Acquires it for the caller if it is free.
     *
     * @return the handle, to be closed; empty if others hold it
     */
    Optional<LockHandle> tryAcquire();

    /**
     * Acquires it for the caller if it becomes free in time.
     *
     * @param wait how long to wait at most; zero or less: not at all
     * @return the handle, to be closed; empty if others hold it for all that time
     * @throws InterruptedException if the thread is interrupted before or while it waits; nothing has been acquired then
     */
    Optional<LockHandle> tryAcquire(Duration wait) throws InterruptedException;

    /**
     * Acquires it as {@link #acquire(Duration)} does, without a waiting thread. If the future of the stage is cancelled
     * or otherwise completed by the caller, nothing is acquired. Cancelling a stage that depends on it has no such effect.
     *
     * @param wait how long to wait at most; zero or less: not at all
     * @return completes with the handle, on a thread of the library's that must not be blocked; fails with what
     *     {@link #acquire(Duration)} throws
     */
    CompletionStage<LockHandle> acquireAsync(Duration wait);

    /**
     * Acquires it as {@link #tryAcquire(Duration)} does, without a waiting thread. If the future of the stage is cancelled
     * or otherwise completed by the caller, nothing is acquired. Cancelling a stage that depends on it has no such effect.
     *
     * @param wait how long to wait at most; zero or less: not at all
     * @return completes with the handle, or empty, on a thread of the library's that must not be blocked
     */
    CompletionStage<Optional<LockHandle>> tryAcquireAsync(Duration wait);
}
