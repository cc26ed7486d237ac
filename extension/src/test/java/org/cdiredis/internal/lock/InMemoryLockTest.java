package org.cdiredis.internal.lock;

import org.junit.jupiter.api.AfterEach;

import org.cdiredis.internal.config.LockSettings;

/** The contract over a map. */
final class InMemoryLockTest extends LockContract {

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
