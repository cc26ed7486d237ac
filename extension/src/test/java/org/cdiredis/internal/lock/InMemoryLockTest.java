package org.cdiredis.internal.lock;

import org.junit.jupiter.api.extension.RegisterExtension;

import org.cdiredis.internal.config.LockSettings;

/** The contract over a map. */
final class InMemoryLockTest extends LockContract {

    @RegisterExtension
    final InMemoryLocks locks = new InMemoryLocks();

    @Override
    LeasedLocks locks(LockSettings settings) {
        return locks.of(settings);
    }
}
