package org.cdiredis.locking.internal;

import org.cdiredis.locking.OnLost;

/** Interrupts the thread of a method when its lock is lost, if that is wanted, but not after the method has ended. Thread-safe. */
final class Interruption {

    private final Thread thread = Thread.currentThread();
    private final Hold hold;
    private boolean isRunning = true;
    private boolean hasInterrupted;

    private Interruption(Hold hold) {
        this.hold = hold;
    }

    /** Begins to watch for the method that is about to run in this thread. */
    static Interruption begin(OnLost policy, Hold hold) {
        Interruption interruption = new Interruption(hold);
        if (policy == OnLost.INTERRUPT) {
            hold.add(interruption);
        }
        return interruption;
    }

    synchronized void interrupt() {
        if (isRunning) {
            hasInterrupted = true;
            thread.interrupt();
        }
    }

    /** Ends, and says whether the thread was interrupted; whatever runs in it next is not. */
    boolean end() {
        hold.remove(this);
        synchronized (this) {
            isRunning = false;
            if (hasInterrupted) {
                boolean unusedNotYetNoticed = Thread.interrupted();
            }
            return hasInterrupted;
        }
    }
}
