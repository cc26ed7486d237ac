package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.cdiredis.internal.Messages;
import org.cdiredis.lock.RedisSemaphore;

/** A lock that a limited number of holders share. */
final class LeasedSemaphore extends Handles<LeasedHandle> implements RedisSemaphore {

    private final LeasedLocks locks;
    private final LockKey key;

    LeasedSemaphore(LeasedLocks locks, LockKey key, Lease.Terms terms) {
        super(terms);
        this.locks = locks;
        this.key = key;
    }

    @Override
    public String name() {
        return key.name();
    }

    @Override
    public Set<String> keys() {
        return Set.of(key.lock());
    }

    @Override
    public RedisSemaphore withLease(Duration other) {
        return new LeasedSemaphore(locks, key, renewed(other));
    }

    @Override
    public RedisSemaphore withFixedLease(Duration other) {
        return new LeasedSemaphore(locks, key, fixed(other));
    }

    @Override
    CompletableFuture<Optional<LeasedHandle>> begin(Lease.Terms how, Wait wait) {
        return locks.acquire(key, how, wait);
    }

    @Override
    String refusal(Wait wait) {
        return Messages.MESSAGES.permitNotAcquired(key.cache(), permits(), name(), wait.words());
    }

    @Override
    public int permits() {
        return terms().share().limit();
    }

    @Override
    public int available() {
        long held = Calls.join(locks.engine().commands().sharers(key.lock()));
        return (int) Math.max(0, permits() - held);
    }

    @Override
    public boolean forceRelease() {
        return Calls.join(locks.engine().commands().forceRelease(key.lock()));
    }
}
