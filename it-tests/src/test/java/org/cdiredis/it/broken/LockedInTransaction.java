package org.cdiredis.it.broken;

import jakarta.ejb.Stateless;

import org.cdiredis.locking.DistributedLock;

/** Its container begins a transaction before any interceptor, and so before the lock. */
@Stateless
public class LockedInTransaction {

    @DistributedLock
    public void work() {
        // never called
    }
}
