package org.cdiredis.it.locking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.locking.DistributedLock;
import org.cdiredis.locking.OnBusy;

/** What several nodes have scheduled, and one does. */
@ApplicationScoped
public class Job {

    @Inject
    Journal journal;

    @DistributedLock(name = "job", onBusy = OnBusy.SKIP, minHold = "PT1H")
    public void work() {
        journal.note("jobs");
    }
}
