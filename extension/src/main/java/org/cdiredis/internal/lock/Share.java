package org.cdiredis.internal.lock;

/**
 * Who may hold a lock at the same time, and who waits behind whom.
 *
 * @param limit how many may hold it together; 0: one alone
 * @param isQueued whether those who want it wait in the order of their arrival, whatever their process
 * @param beside an owner who holds it alone, and beside whom it may be held nevertheless; empty: nobody
 */
record Share(int limit, boolean isQueued, String beside) {

    /** Alone, and whoever asks first when the lock is free gets it. */
    static final Share ALONE = new Share(0, false, "");

    /** Alone, in the order of arrival. */
    static final Share ALONE_IN_ORDER = new Share(0, true, "");

    /** With any number of others that read, in the order of arrival. */
    static final Share READING = new Share(Integer.MAX_VALUE, true, "");

    Share {
        if (limit < 0) {
            throw new IllegalArgumentException("limit: " + limit + " is negative");
        }
    }

    /** One of so many permits; whoever asks first when one is free gets it. */
    static Share permit(int permits) {
        return new Share(permits, false, "");
    }

    /** Reads what an owner writes: at once, since those who wait, wait for that owner. */
    static Share readingBeside(String owner) {
        return new Share(Integer.MAX_VALUE, false, owner);
    }

    /** Whether it is waited for apart from those of this process who want the lock, too. */
    boolean isApart() {
        return isQueued || !beside.isEmpty();
    }

    boolean isShared() {
        return limit > 0;
    }
}
