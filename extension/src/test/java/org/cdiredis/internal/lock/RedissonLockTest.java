package org.cdiredis.internal.lock;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.internal.config.LockSettings;

/** The contract over Redisson and a real Redis. All locks of a test have a client of their own, as processes do. */
final class RedissonLockTest extends LockContract {

    private static RedissonLocks locks;
    private boolean isFirst = true;

    @BeforeAll
    static void start() {
        locks = new RedissonLocks();
    }

    @AfterAll
    static void stop() {
        locks.close();
    }

    @AfterEach
    void flush() {
        locks.flush();
    }

    @Override
    LeasedLocks locks(LockSettings settings) {
        LeasedLocks next = isFirst ? locks.ofOne(settings) : locks.ofTheOther(settings);
        isFirst = false;
        return next;
    }
}
