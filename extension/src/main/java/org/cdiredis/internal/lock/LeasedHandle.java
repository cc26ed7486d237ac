package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.lock.LockCommands.Extension;
import org.cdiredis.internal.lock.LockCommands.Held;

/** A handle for a lease. */
final class LeasedHandle implements GivenHandle {

    private static final Duration LONGEST_EXTENSION = Duration.ofDays(36_500);

    private final LeasedLocks locks;
    private final Lease lease;

    LeasedHandle(LeasedLocks locks, Lease lease) {
        this.locks = locks;
        this.lease = lease;
    }

    Lease lease() {
        return lease;
    }

    @Override
    public String name() {
        return lease.key().name();
    }

    @Override
    public long fencingToken() {
        return lease.token();
    }

    @Override
    public boolean isHeld() {
        return lease.isHeld(System.nanoTime());
    }

    @Override
    public boolean isLost() {
        return lease.isLost(System.nanoTime());
    }

    @Override
    public Duration remaining() {
        Held held = lease.held();
        return Calls.join(locks.engine().commands().remaining(held.lock(), held.owner()))
                .duration()
                .orElse(Duration.ZERO);
    }

    @Override
    public void extend(Duration additional) {
        if (additional.toMillis() <= 0 || additional.compareTo(LONGEST_EXTENSION) > 0) {
            throw new IllegalArgumentException(
                    "additional: " + additional + " is not between PT0.001S and " + LONGEST_EXTENSION);
        }
        set(additional, Extension.ADDITIONAL);
    }

    @Override
    public void reset() {
        set(lease.held().lease(), Extension.EXACTLY);
    }

    private void set(Duration duration, Extension extension) {
        lease.loss().ifPresent(loss -> {
            throw LeasedLocks.lostException(lease, loss);
        });
        Held held = lease.held();
        long askedAt = System.nanoTime();
        Duration now = Calls.join(locks.engine().commands().extend(held.withLease(duration), extension));
        if (now.isZero()) {
            locks.engine().renewer().lose(lease, Loss.GONE);
            throw LeasedLocks.lostException(lease, Loss.GONE);
        }
        locks.engine().renewer().set(lease, askedAt, now);
    }

    /** Makes the tokens of later holders greater than one. */
    CompletionStage<Boolean> raiseToken(long token) {
        return locks.engine().commands().raiseToken(lease.held(), token);
    }

    @Override
    public void abandon() {
        locks.engine().abandon(lease);
    }

    @Override
    public void onLost(Runnable action) {
        locks.engine().renewer().onLost(lease, Objects.requireNonNull(action, "action"));
    }

    @Override
    public CompletionStage<@Nullable Void> closeIn(Duration delay) {
        if (delay.compareTo(LONGEST_EXTENSION) > 0) {
            throw new IllegalArgumentException("delay: " + delay + " is longer than " + LONGEST_EXTENSION);
        }
        return (delay.toMillis() <= 0 ? locks.release(lease) : locks.releaseIn(lease, delay))
                .thenApply(ignored -> null);
    }

    @Override
    public void close() {
        Calls.join(closeAsync());
    }

    @Override
    public CompletionStage<@Nullable Void> closeAsync() {
        return locks.release(lease).thenApply(ignored -> null);
    }

    @Override
    public String toString() {
        return "LockHandle[" + name() + ", " + fencingToken() + (isHeld() ? "" : ", not held") + ']';
    }
}
