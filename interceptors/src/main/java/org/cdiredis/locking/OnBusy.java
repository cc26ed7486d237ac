package org.cdiredis.locking;

/** What becomes of a call whose lock or permit others have for all of the wait. The method never runs without it. */
public enum OnBusy {

    /** The call fails with a {@link org.cdiredis.lock.LockNotAcquiredException}. */
    THROW,

    /** The call returns without having done anything. For methods that return nothing. */
    SKIP
}
