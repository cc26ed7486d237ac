package org.cdiredis.it.locking;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.cdiredis.locking.DistributedLock;
import org.cdiredis.locking.OnBusy;

/** The timers of a node whose clock is two seconds behind. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Late {

    @Inject
    Journal journal;

    @Schedule(hour = "*", minute = "*", second = "2/10", persistent = false)
    @DistributedLock(name = "tick", onBusy = OnBusy.SKIP, minHold = "PT7S")
    public void tick() {
        journal.note("ticks");
    }

    @Schedule(hour = "*", minute = "*", second = "2/10", persistent = false)
    public void beat() {
        journal.note("late");
    }
}
