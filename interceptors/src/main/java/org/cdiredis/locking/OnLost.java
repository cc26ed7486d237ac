package org.cdiredis.locking;

/**
 * What becomes of a call whose lock or permit is lost while the method runs. In any case {@link org.cdiredis.lock.LockHandle#isHeld}
 * and {@link org.cdiredis.lock.LockHandle#onLost} of the injected handle tell the method, and the loss is logged.
 */
public enum OnLost {

    /**
     * The method goes on, and the call then fails with a {@link org.cdiredis.lock.LockLostException} in place of its result. Its own
     * transaction is rolled back if the loss is noticed before the commit.
     */
    THROW,

    /**
     * The thread that runs the method is interrupted, and the call then fails with a {@link org.cdiredis.lock.LockLostException}.
     * For methods that are not asynchronous.
     */
    INTERRUPT,

    /** The method goes on, and the call ends as it does: what a loss means is left to the method. */
    NOTIFY
}
