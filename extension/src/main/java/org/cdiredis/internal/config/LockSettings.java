package org.cdiredis.internal.config;

import java.time.Duration;

/**
 * How the locks of a cache are held.
 *
 * @param lease how long a lock is held without renewal
 * @param onLostRelease what releasing a lost lock does
 */
public record LockSettings(Duration lease, OnLostRelease onLostRelease) {

    /** The shortest lease that is renewed: below it, a pause of a busy machine would lose the lock. */
    public static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    /** The longest lease: that long a lock stays taken when its holder dies. */
    public static final Duration LONGEST_LEASE = Duration.ofDays(1);

    /** Checks the range of the lease. */
    public LockSettings {
        if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("lease: " + lease + " is not between " + SHORTEST_LEASE + " and P1D");
        }
    }
}
