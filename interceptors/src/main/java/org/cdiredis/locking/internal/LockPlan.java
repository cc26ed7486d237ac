package org.cdiredis.locking.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import jakarta.interceptor.InvocationContext;

import org.cdiredis.interceptors.internal.declared.CallNames;
import org.cdiredis.interceptors.internal.declared.UnusableKeyException;
import org.cdiredis.lock.Leasable;
import org.cdiredis.lock.Locks;
import org.cdiredis.locking.OnBusy;
import org.cdiredis.locking.OnLost;

/**
 * What a method's annotation means, decided at deployment.
 *
 * @param place the method in words
 * @param alias the cache whose locks they are
 * @param names what is to be held in a call
 * @param sharing how it is held
 * @param permits how many may hold it, for a semaphore
 * @param waitTime how long to wait; zero: not at all
 * @param lease how long it is held without renewal; empty: as long as the cache says
 * @param minHold how long it stays taken at least
 * @param onBusy what becomes of the call if others hold it
 * @param onLost what becomes of the call if it is lost
 * @param result when the method's work is done
 * @param transactions what it does about them
 */
record LockPlan(
        String place,
        String alias,
        CallNames names,
        Sharing sharing,
        int permits,
        Duration waitTime,
        Optional<Duration> lease,
        Duration minHold,
        OnBusy onBusy,
        OnLost onLost,
        ResultKind result,
        TransactionUse transactions) {

    /** What a call needs, in the order in which everybody acquires it. */
    SortedSet<String> names(InvocationContext call) {
        try {
            return names.of(call.getParameters());
        } catch (UnusableKeyException e) {
            throw new IllegalArgumentException(LockingMessages.MESSAGES.noKey(place, e.reason()), e.getCause());
        }
    }

    /** What is to be acquired for names. */
    Leasable wanted(Locks locks, SortedSet<String> all) {
        Leasable wanted = wanted(locks, all.first(), all);
        return lease.isPresent() ? wanted.withLease(lease.get()) : wanted;
    }

    private Leasable wanted(Locks locks, String name, SortedSet<String> all) {
        if (all.size() > 1) {
            return locks.all(all);
        }
        return switch (sharing) {
            case EXCLUSIVE -> locks.lock(name);
            case FAIR -> locks.fairLock(name);
            case READ -> locks.readWriteLock(name).readLock();
            case WRITE -> locks.readWriteLock(name).writeLock();
            case PERMIT -> locks.semaphore(name, permits);
        };
    }

    /** Whether a loss makes what the method does void. */
    boolean isLossFatal() {
        return onLost != OnLost.NOTIFY;
    }
}
