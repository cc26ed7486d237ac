package org.cdiredis.lock;

import java.time.Duration;

/**
 * A number of permits that all processes share. Each handle is one permit, with a lease of its own that is renewed as that of a
 * lock: a holder that dies gives its permit back when the lease ends, by the server's clock. What {@link LockHandle} says of a lock
 * holds for a permit.
 *
 * <p>An acquisition and a release cost one script each. Waiters of one process get their turn in the order of their calls;
 * processes compete.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public interface RedisSemaphore extends Leasable {

    /**
     * How many permits may be held at a time.
     *
     * @return the number, positive
     */
    int permits();

    /**
     * How many permits are free. Somebody else may take them before the caller does.
     *
     * <p>Costs one script with a {@code TIME} and a {@code ZCOUNT}.
     *
     * @return the number; zero also if more are held than there are by this object's count
     */
    int available();

    /**
     * Takes all permits away from their holders, who learn of it as of any loss. For operators.
     *
     * <p>Costs one script with a {@code DEL}, and if somebody waits a {@code PUBLISH}.
     *
     * @return true if somebody held one
     */
    boolean forceRelease();

    @Override
    RedisSemaphore withLease(Duration lease);

    @Override
    RedisSemaphore withFixedLease(Duration lease);
}
