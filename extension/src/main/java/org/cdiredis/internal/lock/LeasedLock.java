package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

import org.jspecify.annotations.Nullable;

import org.cdiredis.TimeToLive;
import org.cdiredis.internal.Messages;
import org.cdiredis.lock.RedisLock;

/** A lock whose holders have leases. What a thread holds is kept for it; what a handle holds, in the handle. */
final class LeasedLock extends KeyHandles implements RedisLock {

    LeasedLock(LeasedLocks locks, LockKey key, Lease.Terms terms) {
        super(locks, key, terms);
    }

    @Override
    public RedisLock withLease(Duration other) {
        return new LeasedLock(locks(), key(), renewed(other));
    }

    @Override
    public RedisLock withFixedLease(Duration other) {
        return new LeasedLock(locks(), key(), fixed(other));
    }

    @Override
    String refusal(Wait wait) {
        return Messages.MESSAGES.lockNotAcquired(key().cache(), name(), wait.words());
    }

    // ------------------------------------------------------------------ threads

    @Override
    public void lock() {
        if (!reenter()) {
            keep(uninterruptibly(termsOfThread(), Wait.FOREVER));
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        tryLock(Wait.FOREVER);
    }

    @Override
    public boolean tryLock() {
        return reenter() || keep(uninterruptibly(termsOfThread(), Wait.NONE));
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return tryLock(Wait.of(Duration.ofNanos(unit.toNanos(time))));
    }

    private boolean tryLock(Wait wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return reenter() || keep(interruptibly(termsOfThread(), wait));
    }

    /** How this thread can hold the lock besides what it holds already: it may read what it writes. */
    private Lease.Terms termsOfThread() {
        Lease.Terms mine = terms().of(Thread.currentThread());
        ThreadHold other = locks().holds().get(hold(!isShared()));
        if (other == null || !other.lease().isHeld(System.nanoTime())) {
            return mine;
        }
        if (!isShared()) {
            throw new IllegalStateException(Messages.MESSAGES.lockUpgrade(key().cache(), name()));
        }
        return mine.sharing(Share.readingBeside(other.lease().held().owner()));
    }

    /** Counts up if this thread holds the lock. */
    private boolean reenter() {
        ThreadHold hold = held();
        if (hold == null) {
            return false;
        }
        if (!hold.lease().isHeld(System.nanoTime())) {
            throw LeasedLocks.lostException(hold.lease(), hold.lease().loss().orElse(Loss.UNRENEWED));
        }
        hold.enter();
        return true;
    }

    private boolean keep(Optional<LeasedHandle> handle) {
        handle.ifPresent(given -> locks().holds().put(hold(isShared()), new ThreadHold(given.lease())));
        return handle.isPresent();
    }

    @Override
    public void unlock() {
        ThreadHold hold = owned();
        if (hold.leave()) {
            locks().holds().remove(hold(isShared()));
            Calls.join(locks().release(hold.lease()));
        }
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException(Messages.MESSAGES.lockWithoutCondition(key().cache(), name()));
    }

    @Override
    public int holdCount() {
        ThreadHold hold = held();
        return hold == null ? 0 : hold.count();
    }

    @Override
    public boolean isHeldByCurrentThread() {
        ThreadHold hold = held();
        return hold != null && hold.lease().isHeld(System.nanoTime());
    }

    @Override
    public long fencingToken() {
        return owned().lease().token();
    }

    private ThreadHold owned() {
        ThreadHold hold = held();
        if (hold == null) {
            throw new IllegalMonitorStateException(Messages.MESSAGES.lockNotOwned(key().cache(), name()));
        }
        return hold;
    }

    private @Nullable ThreadHold held() {
        return locks().holds().get(hold(isShared()));
    }

    private ThreadHold.Key hold(boolean isForReading) {
        return new ThreadHold.Key(key().lock(), isForReading, Thread.currentThread());
    }

    private boolean isShared() {
        return terms().share().isShared();
    }

    // ------------------------------------------------------------------ whoever holds it

    @Override
    public boolean isLocked() {
        return !remaining().equals(TimeToLive.absent());
    }

    @Override
    public TimeToLive remaining() {
        return Calls.join(locks().engine().commands().remaining(key().lock(), null));
    }
}
