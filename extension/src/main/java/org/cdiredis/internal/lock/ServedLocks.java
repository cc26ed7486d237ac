package org.cdiredis.internal.lock;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.cdiredis.lock.Leasable;
import org.cdiredis.lock.Locks;
import org.cdiredis.lock.RedisLock;
import org.cdiredis.lock.RedisReadWriteLock;
import org.cdiredis.lock.RedisSemaphore;

/** The locks of one cache, for an application. */
public final class ServedLocks implements Locks {

    private final LockFactory factory;
    private final Supplier<String> prefix;

    /**
     * Locks.
     *
     * @param factory gives them
     * @param prefix the key prefix of each call
     */
    public ServedLocks(LockFactory factory, Supplier<String> prefix) {
        this.factory = factory;
        this.prefix = prefix;
    }

    @Override
    public RedisLock lock(String name) {
        return factory.lock(prefix.get(), name);
    }

    @Override
    public RedisLock fairLock(String name) {
        return sharing(name, Share.ALONE_IN_ORDER);
    }

    @Override
    public RedisReadWriteLock readWriteLock(String name) {
        return new LeasedReadWriteLock(sharing(name, Share.READING), sharing(name, Share.ALONE_IN_ORDER));
    }

    private RedisLock sharing(String name, Share share) {
        String mine = prefix.get();
        return factory.of(mine, name).lock(mine, name, share);
    }

    @Override
    public Leasable all(Collection<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names: empty");
        }
        String mine = prefix.get();
        List<LeasedLock> locks = new TreeSet<>(names)
                .stream()
                        .map(name -> factory.of(mine, name).lock(mine, name, Share.ALONE))
                        .toList();
        return new JointLock(locks, locks.get(0).terms());
    }

    @Override
    public RedisSemaphore semaphore(String name, int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("permits: " + permits + " is not positive");
        }
        String mine = prefix.get();
        return factory.of(mine, name).semaphore(mine, name, permits);
    }
}
