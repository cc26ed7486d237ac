package org.cdiredis.internal.lock;

/** How often a thread has acquired a lock. Used by that thread only, but for the end of the thread. */
final class ThreadHold {

    private final Lease lease;
    private int count = 1;

    ThreadHold(Lease lease) {
        this.lease = lease;
    }

    /** Which thread holds which lock, and how. A thread is itself: numbers and names may come again. */
    record Key(String lock, boolean isShared, Thread thread) {}

    Lease lease() {
        return lease;
    }

    int count() {
        return count;
    }

    void enter() {
        count = Math.incrementExact(count);
    }

    /** Leaves, and says whether that was the last time. */
    boolean leave() {
        count--;
        return count == 0;
    }
}
