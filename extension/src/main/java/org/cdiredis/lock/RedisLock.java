package org.cdiredis.lock;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

import org.cdiredis.TimeToLive;

/**
 * A lock that all processes share which use the same Redis, key prefix and name. It lives in a name space of its own: no entry
 * of a cache has its key, and clearing a cache leaves it.
 *
 * <p>There are two ways to hold it:
 *
 * <ul>
 *   <li>by a {@link LockHandle}, from {@link #acquire()} and its kin: whoever has the handle is the owner. Not reentrant: a
 *       second {@code acquire} waits for the first to be closed, in the same thread, too;
 *   <li>by a thread, with the methods of {@link Lock}: reentrant, and released by the same thread only, as often as it was
 *       acquired. All instances for one name of one cache count as one. If the thread ends while it holds the lock, the lock is
 *       released at the next renewal.
 * </ul>
 *
 * <p>A held lock has a lease, by the server's clock: the option {@code lock.lease}. It is renewed when a third of it has passed,
 * so a live holder keeps the lock, and if its process dies, the lock is free when the lease has ended. {@link LockHandle}
 * says when a lock is lost nevertheless.
 *
 * <p>Waiting is by notification: a release tells the waiters, and nobody polls but as a net for lost notifications and dead
 * holders, once a second at most. Waiters of one cache in one process get their turn in the order of their calls; processes
 * compete. A wait ends when its limit has passed, not before; if Redis does not answer by then, with
 * {@link org.cdiredis.RedisUnavailableException} at most a quarter of a second later, also for those who wait behind others. A caller
 * that is interrupted or cancelled leaves nothing acquired.
 *
 * <p>An acquisition costs one script with two {@code EXISTS}, two {@code GET}s, {@code TIME} and two {@code SET}s; each further attempt
 * of one that waits the same script; renewing all locks of a cache one pipeline with a {@code GET}, a {@code PTTL} and a
 * {@code PEXPIRE} for each. All methods that ask Redis throw {@link org.cdiredis.RedisUnavailableException} if it cannot be
 * reached or does not answer within the {@code deadline}, and {@link org.cdiredis.RedisCacheException} if it answers with an
 * error. When the application stops, the locks that it holds are released, and its waiters fail.
 *
 * <p>Immutable and safe for use by any number of threads, virtual ones included: nothing waits inside {@code synchronized}.
 */
public interface RedisLock extends Lock, Leasable {

    @Override
    RedisLock withLease(Duration lease);

    @Override
    RedisLock withFixedLease(Duration lease);

    /**
     * Acquires the lock for this thread, and waits for it as long as it takes. An interrupt does not end the wait; the thread is
     * interrupted again when it returns.
     *
     * @throws LockLostException if the thread has held the lock, has lost it and has not released it yet
     */
    @Override
    void lock();

    /**
     * Acquires the lock for this thread, and waits for it as long as it takes.
     *
     * @throws LockLostException if the thread has held the lock, has lost it and has not released it yet
     * @throws InterruptedException if the thread is interrupted before or while it waits; nothing has been acquired then
     */
    @Override
    void lockInterruptibly() throws InterruptedException;

    /**
     * Acquires the lock for this thread if nobody else holds it.
     *
     * @return true if this thread holds the lock now
     * @throws LockLostException if the thread has held the lock, has lost it and has not released it yet
     */
    @Override
    boolean tryLock();

    /**
     * Acquires the lock for this thread if it becomes free in time.
     *
     * @param time how long to wait at most; zero or less: not at all
     * @param unit the unit of the time
     * @return true if this thread holds the lock now
     * @throws LockLostException if the thread has held the lock, has lost it and has not released it yet
     * @throws InterruptedException if the thread is interrupted before or while it waits; nothing has been acquired then
     */
    @Override
    boolean tryLock(long time, TimeUnit unit) throws InterruptedException;

    /**
     * Releases the lock of this thread, when it has been called as often as the lock was acquired.
     *
     * @throws IllegalMonitorStateException if this thread does not hold the lock; it stays with its holder
     * @throws LockLostException if the lock was lost before; with {@code lock.on-lost-release=warn} that is logged instead
     */
    @Override
    void unlock();

    /**
     * Refused: a condition cannot be waited for across processes.
     *
     * @return never
     * @throws UnsupportedOperationException always
     */
    @Override
    Condition newCondition();

    /**
     * How often this thread has acquired the lock and not released it, be it lost or not. Costs no command.
     *
     * @return the number; 0 if this thread does not hold it
     */
    int holdCount();

    /**
     * Whether this thread holds the lock, as {@link LockHandle#isHeld()} has it. Costs no command.
     *
     * @return true if it does; false also if it has lost the lock
     */
    boolean isHeldByCurrentThread();

    /**
     * The {@link LockHandle#fencingToken()} of the lock that this thread holds. Costs no command.
     *
     * @return the number, positive
     * @throws IllegalMonitorStateException if this thread does not hold the lock
     */
    long fencingToken();

    /**
     * Whether anybody holds the lock.
     *
     * <p>Costs one {@code PTTL}.
     *
     * @return true if somebody does
     */
    boolean isLocked();

    /**
     * How long the lease of the holder, whoever it is, lasts if it is not renewed.
     *
     * <p>Costs one {@code PTTL}.
     *
     * @return the remaining time; absent if nobody holds the lock
     */
    TimeToLive remaining();

    /**
     * Releases the lock, whoever holds it: for operators, when a holder hangs. The holder learns of it when its lease would have
     * been renewed, and works on without the lock until then.
     *
     * <p>Costs one script with a {@code DEL}, and if somebody waits a {@code PUBLISH}.
     *
     * @return true if somebody held the lock
     */
    boolean forceRelease();
}
