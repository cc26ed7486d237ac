package org.cdiredis.internal.lock;

import org.junit.jupiter.api.extension.RegisterExtension;

import org.cdiredis.internal.config.LockSettings;

/** The contract over Redisson and a real Redis. Locks take turns with two clients, as two processes have them. */
final class RedissonSharingTest extends SharingContract {

    @RegisterExtension
    static final RedissonLocks LOCKS = new RedissonLocks();

    private boolean isFirst = true;

    @Override
    LeasedLocks locks(LockSettings settings) {
        LeasedLocks next = isFirst ? LOCKS.ofOne(settings) : LOCKS.ofTheOther(settings);
        isFirst = !isFirst;
        return next;
    }
}
