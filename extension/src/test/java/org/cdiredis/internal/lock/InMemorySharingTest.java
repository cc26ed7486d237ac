package org.cdiredis.internal.lock;

import org.junit.jupiter.api.AfterEach;

import org.cdiredis.internal.config.LockSettings;

/** The contract over a map. */
final class InMemorySharingTest extends SharingContract {

    private final InMemoryLocks locks = new InMemoryLocks();

    @AfterEach
    void stop() {
        locks.close();
    }

    @Override
    LeasedLocks locks(LockSettings settings) {
        return locks.of(settings);
    }
}
