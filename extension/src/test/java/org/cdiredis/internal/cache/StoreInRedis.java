package org.cdiredis.internal.cache;

import java.time.Duration;
import java.time.Instant;

/** One whose entries expire by a clock that nobody can set. */
interface StoreInRedis extends Store {

    @Override
    default Instant now() {
        return Instant.now();
    }

    @Override
    default void pass(Duration time) {
        try {
            Thread.sleep(time.toMillis()); // the expiry of a real entry is the one thing that only time brings
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
