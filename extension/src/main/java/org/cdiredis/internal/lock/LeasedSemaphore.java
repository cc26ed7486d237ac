package org.cdiredis.internal.lock;

import java.time.Duration;

import org.cdiredis.internal.Messages;
import org.cdiredis.lock.RedisSemaphore;

/** A lock that a limited number of holders share. */
final class LeasedSemaphore extends KeyHandles implements RedisSemaphore {

    LeasedSemaphore(LeasedLocks locks, LockKey key, Lease.Terms terms) {
        super(locks, key, terms);
    }

    @Override
    public RedisSemaphore withLease(Duration other) {
        return new LeasedSemaphore(locks(), key(), renewed(other));
    }

    @Override
    public RedisSemaphore withFixedLease(Duration other) {
        return new LeasedSemaphore(locks(), key(), fixed(other));
    }

    @Override
    String refusal(Wait wait) {
        return Messages.MESSAGES.permitNotAcquired(key().cache(), permits(), name(), wait.words());
    }

    @Override
    public int permits() {
        return terms().share().limit();
    }

    @Override
    public int available() {
        long held = Calls.join(locks().engine().commands().sharers(key().lock()));
        return (int) Math.max(0, permits() - held);
    }
}
