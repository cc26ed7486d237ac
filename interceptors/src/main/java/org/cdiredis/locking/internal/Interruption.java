package org.cdiredis.locking.internal;

import org.cdiredis.lock.LockHandle;
import org.cdiredis.locking.OnLost;

/** Interrupts the thread of a method when its lock is lost, if that is wanted, but not after the method has ended. Thread-safe. */
final class Interruption {

    private final Thread thread = Thread.currentThread();
    private boolean isRunning = true;
    private boolean hasInterrupted;

    private Interruption() {}

    /** Begins to watch for the method that is about to run in this thread. */
    static Interruption begin(OnLost policy, LockHandle handle) {
        Interruption interruption = new Interruption();
        if (policy == OnLost.INTERRUPT) {
            handle.onLost(interruption::interrupt);
        }
        return interruption;
    }

    private synchronized void interrupt() {
        if (isRunning) {
            hasInterrupted = true;
            thread.interrupt();
        }
    }

    /** Ends, and says whether the thread was interrupted; whatever runs in it next is not. */
    synchronized boolean end() {
        isRunning = false;
        if (hasInterrupted) {
            boolean unusedNotYetNoticed = Thread.interrupted();
        }
        return hasInterrupted;
    }
}
