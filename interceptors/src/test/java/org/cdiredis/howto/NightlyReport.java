package org.cdiredis.howto;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.cdiredis.locking.DistributedLock;
import org.cdiredis.locking.OnBusy;

/** The timer of docs/howto/run-a-timer-once.md. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NightlyReport {

    @Inject
    Reports reports;

    @Schedule(hour = "3", persistent = false)
    @DistributedLock(name = "nightly-report", onBusy = OnBusy.SKIP, minHold = "PT10M")
    public void write() {
        reports.write();
    }
}
