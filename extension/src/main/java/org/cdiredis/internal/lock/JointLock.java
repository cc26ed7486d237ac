package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.cdiredis.internal.Messages;
import org.cdiredis.lock.Leasable;

/** Several locks, each to be held alone, in the order in which everybody acquires them. */
final class JointLock extends Handles<JointHandle> {

    private final List<LeasedLock> locks;

    JointLock(List<LeasedLock> locks, Lease.Terms terms) {
        super(terms);
        this.locks = List.copyOf(locks);
    }

    @Override
    public String name() {
        return locks.stream().map(LeasedLock::name).collect(Collectors.joining(", "));
    }

    @Override
    public Set<String> keys() {
        return locks.stream().map(lock -> lock.key().lock()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Leasable withLease(Duration other) {
        return new JointLock(locks, renewed(other));
    }

    @Override
    public Leasable withFixedLease(Duration other) {
        return new JointLock(locks, fixed(other));
    }

    @Override
    CompletableFuture<Optional<JointHandle>> begin(Lease.Terms how, Wait wait) {
        JointAcquisition acquisition = new JointAcquisition(locks, how, wait);
        acquisition.start();
        return acquisition.result();
    }

    @Override
    String refusal(Wait wait) {
        return Messages.MESSAGES.lockNotAcquired(locks.get(0).key().cache(), name(), wait.words());
    }
}
