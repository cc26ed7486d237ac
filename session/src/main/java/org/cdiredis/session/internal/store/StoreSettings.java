package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.util.Optional;

/**
 * How sessions are kept.
 *
 * @param touchInterval how much time lies between two writes of the access time at least; zero for none
 * @param largeAttribute from how many bytes on an attribute is fetched only when it is asked for
 * @param lease for how long a node has a session for itself, unless it says that it still works with it; empty for not at all
 * @param claim how long a node may take to tell of an expired session before another one does
 * @param batch how many expired sessions a sweep claims at most
 */
public record StoreSettings(
        Duration touchInterval, int largeAttribute, Optional<Duration> lease, Duration claim, int batch) {

    /** Checks the bounds. */
    public StoreSettings {
        if (touchInterval.isNegative() || largeAttribute < 1 || claim.isNegative() || batch < 1) {
            throw new IllegalArgumentException(
                    "settings of a store: " + touchInterval + ", " + largeAttribute + ", " + claim + ", " + batch);
        }
    }
}
