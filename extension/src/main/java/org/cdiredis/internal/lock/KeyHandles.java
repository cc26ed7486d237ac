package org.cdiredis.internal.lock;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Handles of what is held by one key. */
abstract class KeyHandles extends Handles<LeasedHandle> {

    private final LeasedLocks locks;
    private final LockKey key;

    KeyHandles(LeasedLocks locks, LockKey key, Lease.Terms terms) {
        super(terms);
        this.locks = locks;
        this.key = key;
    }

    LeasedLocks locks() {
        return locks;
    }

    LockKey key() {
        return key;
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
    CompletableFuture<Optional<LeasedHandle>> begin(Lease.Terms how, Wait wait) {
        return locks.acquire(key, how, wait);
    }

    /**
     * Releases it, whoever holds it.
     *
     * @return whether anybody has
     */
    public boolean forceRelease() {
        return Calls.join(locks.engine().commands().forceRelease(key.lock()));
    }
}
