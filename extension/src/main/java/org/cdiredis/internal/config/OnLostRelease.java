package org.cdiredis.internal.config;

/** What releasing a lock does that was lost before. */
public enum OnLostRelease {
    /** It throws a {@link org.cdiredis.lock.LockLostException}: what was done under the lock may have been done twice. */
    FAIL,
    /** It logs a warning, and the caller goes on as if all were well. */
    WARN
}
