package org.cdiredis.lock;

import java.util.Collection;

/**
 * The locks and semaphores of a cache's Redis, under its {@code key-prefix}. Injectable for each alias:
 *
 * <pre>{@code
 * @Inject
 * @RedisCache("stock")
 * Locks locks;
 * }</pre>
 *
 * <p>All methods cost nothing; commands are sent when something is acquired. Names are any text that is not empty. Safe for use by
 * any number of threads.
 */
public interface Locks {

    /**
     * A lock that one holder has at a time. It is the one that {@link org.cdiredis.Cache#lock} of the same alias gives. Processes
     * compete for it when it becomes free.
     *
     * @param name the name of the lock
     * @return the lock; all of one name are the same one
     * @throws IllegalArgumentException if the name is empty or has half of a surrogate pair
     */
    RedisLock lock(String name);

    /**
     * The lock of a name, for those who wait for it in the order of their arrival, whatever their process. Who asks without waiting
     * does not overtake them, but who acquires the same name by {@link #lock} does.
     *
     * <p>A waiter that dies is passed over after five seconds; one whose process stands still for so long goes to the end of the
     * queue. Each release costs one script, as without order; each waiter asks Redis once a second.
     *
     * @param name the name of the lock
     * @return the lock; it excludes those of {@link #lock} and {@link #readWriteLock} with the same name
     * @throws IllegalArgumentException if the name is empty or has half of a surrogate pair
     */
    RedisLock fairLock(String name);

    /**
     * The lock of a name, for many readers or one writer, who wait in the order of their arrival as with {@link #fairLock}: neither
     * starve the others.
     *
     * @param name the name of the lock
     * @return the pair; its write lock is the lock that {@link #fairLock} gives
     * @throws IllegalArgumentException if the name is empty or has half of a surrogate pair
     */
    RedisReadWriteLock readWriteLock(String name);

    /**
     * Several locks as one: all are acquired, or none. Order and repetition of the names do not matter, and holders that take some
     * of the same locks never wait for each other in a circle.
     *
     * <p>Costs one script for all, if nobody holds any of them and Redis is one server (with replicas). Otherwise, and in a cluster
     * or with shards, each lock is acquired by itself, in the order of the names, and raising the fencing tokens to one number costs one
     * more script for each lock. Fixed leases that are short compared to the wait may then end before the last lock is there, which is a
     * loss like any other.
     *
     * @param names the names of the locks, at least one
     * @return all of them; the fencing token of a handle is greater than that of each earlier holder of any of the locks
     * @throws IllegalArgumentException if there is no name, or one is empty or has half of a surrogate pair
     */
    Leasable all(Collection<String> names);

    /**
     * A semaphore. How many permits there are is said by those who acquire them: nothing in Redis remembers it, so that it is
     * neither lost nor out of date. All should say the same; who says less waits longer.
     *
     * @param name the name of the semaphore; a lock of the same name is something else
     * @param permits how many may be held at a time, positive
     * @return the semaphore; all of one name are the same one
     * @throws IllegalArgumentException if the name is empty or has half of a surrogate pair, or the number is not positive
     */
    RedisSemaphore semaphore(String name, int permits);
}
