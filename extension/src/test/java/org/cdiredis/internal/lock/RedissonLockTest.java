package org.cdiredis.internal.lock;

import org.junit.jupiter.api.extension.RegisterExtension;

import org.cdiredis.internal.config.LockSettings;

/** The contract over Redisson and a real Redis. All locks of a test have a client of their own, as processes do. */
final class RedissonLockTest extends LockContract {

    @RegisterExtension
    static final RedissonLocks LOCKS = new RedissonLocks();

    private boolean isFirst = true;

    @Override
    LeasedLocks locks(LockSettings settings) {
        LeasedLocks next = isFirst ? LOCKS.ofOne(settings) : LOCKS.ofTheOther(settings);
        isFirst = false;
        return next;
    }
}
