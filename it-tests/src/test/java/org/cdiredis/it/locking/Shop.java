package org.cdiredis.it.locking;

import java.util.concurrent.atomic.AtomicBoolean;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import org.cdiredis.RedisCache;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.Locks;
import org.cdiredis.locking.CurrentLock;
import org.cdiredis.locking.DistributedLock;

/** Works in transactions of the server's. */
@ApplicationScoped
public class Shop {

    private final AtomicBoolean wasLocked = new AtomicBoolean();
    private final AtomicBoolean wasRolledBack = new AtomicBoolean();

    @Inject
    @RedisCache
    Locks locks;

    @Inject
    CurrentLock current;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    /** Notes whether the lock is still held when the transaction has been committed. */
    @Transactional
    @DistributedLock(name = "shop")
    public void order() {
        wasLocked.set(false);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do
            }

            @Override
            public void afterCompletion(int status) {
                wasLocked.set(status == Status.STATUS_COMMITTED && isLocked());
            }
        });
    }

    /** Orders in a transaction of the caller's. */
    @Transactional
    public boolean orderAndLook(Shop shop) {
        shop.order();
        return isLocked();
    }

    /** Loses its lock, and learns of it. */
    @Transactional
    @DistributedLock(name = "lost", leaseTime = "PT1S")
    public void orderWithoutTheLock() throws InterruptedException {
        wasRolledBack.set(false);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to do
            }

            @Override
            public void afterCompletion(int status) {
                wasRolledBack.set(status == Status.STATUS_ROLLEDBACK);
            }
        });
        LockHandle held = current.handle();
        locks.lock("lost").forceRelease();
        while (held.isHeld()) {
            Thread.sleep(20);
        }
    }

    boolean wasRolledBack() {
        return wasRolledBack.get();
    }

    boolean isLocked() {
        return locks.lock("shop").isLocked();
    }

    boolean wasLocked() {
        return wasLocked.get();
    }
}
