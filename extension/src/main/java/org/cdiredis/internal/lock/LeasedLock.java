package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.cdiredis.TimeToLive;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.LockNotAcquiredException;
import org.cdiredis.lock.RedisLock;

/** A lock whose holders have leases. What a thread holds is kept for it; what a handle holds, in the handle. */
final class LeasedLock implements RedisLock {

    private static final Duration SHORTEST_FIXED_LEASE = Duration.ofMillis(10);

    private final Locks locks;
    private final LockKey key;
    private final Duration lease;
    private final boolean isRenewed;

    LeasedLock(Locks locks, LockKey key, Duration lease, boolean isRenewed) {
        this.locks = locks;
        this.key = key;
        this.lease = lease;
        this.isRenewed = isRenewed;
    }

    @Override
    public String name() {
        return key.name();
    }

    @Override
    public RedisLock withLease(Duration other) {
        return new LeasedLock(locks, key, checked(other, LockSettings.SHORTEST_LEASE), true);
    }

    @Override
    public RedisLock withFixedLease(Duration other) {
        return new LeasedLock(locks, key, checked(other, SHORTEST_FIXED_LEASE), false);
    }

    private static Duration checked(Duration lease, Duration shortest) {
        if (lease.compareTo(shortest) < 0 || lease.compareTo(LockSettings.LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("lease: " + lease + " is not between " + shortest + " and P1D");
        }
        return Duration.ofMillis(lease.toMillis());
    }

    // ------------------------------------------------------------------ handles

    @Override
    public LockHandle acquire() throws InterruptedException {
        return required(interruptibly(Wait.FOREVER, LeasedLock::never), Wait.FOREVER);
    }

    @Override
    public LockHandle acquire(Duration wait) throws InterruptedException {
        Wait limit = Wait.of(wait);
        return required(interruptibly(limit, LeasedLock::never), limit);
    }

    @Override
    public Optional<LockHandle> tryAcquire() {
        return Calls.join(handle(Wait.NONE, LeasedLock::never)).map(LockHandle.class::cast);
    }

    @Override
    public Optional<LockHandle> tryAcquire(Duration wait) throws InterruptedException {
        return interruptibly(Wait.of(wait), LeasedLock::never).map(LockHandle.class::cast);
    }

    @Override
    public CompletionStage<LockHandle> acquireAsync(Duration wait) {
        Wait limit = Wait.of(wait);
        return handedOut(limit, LeasedLock::never, handle -> required(handle, limit));
    }

    @Override
    public CompletionStage<Optional<LockHandle>> tryAcquireAsync(Duration wait) {
        return handedOut(Wait.of(wait), LeasedLock::never, handle -> handle.map(LockHandle.class::cast));
    }

    private Optional<LeasedHandle> interruptibly(Wait wait, BooleanSupplier isAbandoned) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return Calls.get(
                handle(wait, isAbandoned),
                handle -> handle.ifPresent(given -> locks.engine().abandon(given.lease())));
    }

    private CompletableFuture<Optional<LeasedHandle>> handle(Wait wait, BooleanSupplier isAbandoned) {
        return handedOut(wait, isAbandoned, handle -> handle);
    }

    /** A future for the caller: whoever completes it before, by cancelling for example, ends the acquisition. */
    private <T> CompletableFuture<T> handedOut(
            Wait wait, BooleanSupplier isAbandoned, Function<Optional<LeasedHandle>, T> view) {
        CompletableFuture<T> handedOut = new CompletableFuture<>();
        CompletableFuture<Optional<Lease>> acquired = locks.acquire(
                        key, new Lease.Terms(lease, isRenewed, isAbandoned), wait)
                .result();
        CompletionStage<?> unusedHanding = acquired.whenComplete((found, failure) -> {
            if (failure != null) {
                handedOut.completeExceptionally(failure);
            } else if (!hand(handedOut, view, found.map(held -> new LeasedHandle(locks, held)))) {
                found.ifPresent(locks.engine()::abandon);
            }
        });
        CompletionStage<?> unusedEnding = handedOut.whenComplete((result, failure) -> acquired.cancel(false));
        return handedOut;
    }

    private static <T> boolean hand(
            CompletableFuture<T> future, Function<Optional<LeasedHandle>, T> view, Optional<LeasedHandle> handle) {
        try {
            return future.complete(view.apply(handle));
        } catch (LockNotAcquiredException e) {
            return future.completeExceptionally(e);
        }
    }

    private LockHandle required(Optional<LeasedHandle> handle, Wait wait) {
        return handle.orElseThrow(() -> new LockNotAcquiredException(
                Messages.MESSAGES.lockNotAcquired(key.cache(), name(), wait.words()), null));
    }

    // ------------------------------------------------------------------ threads

    @Override
    public void lock() {
        if (!reenter()) {
            keep(Calls.join(handle(Wait.FOREVER, ended(Thread.currentThread()))));
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        tryLock(Wait.FOREVER);
    }

    @Override
    public boolean tryLock() {
        return reenter() || keep(Calls.join(handle(Wait.NONE, ended(Thread.currentThread()))));
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return tryLock(Wait.of(Duration.ofNanos(unit.toNanos(time))));
    }

    private boolean tryLock(Wait wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return reenter() || keep(interruptibly(wait, ended(Thread.currentThread())));
    }

    private static boolean never() {
        return false;
    }

    private static BooleanSupplier ended(Thread thread) {
        return () -> !thread.isAlive();
    }

    /** Counts up if this thread holds the lock. */
    private boolean reenter() {
        ThreadHold hold = locks.holds().get(hold());
        if (hold == null) {
            return false;
        }
        if (!hold.lease().isHeld(System.nanoTime())) {
            throw Locks.lostException(hold.lease(), hold.lease().loss().orElse(Loss.UNRENEWED));
        }
        hold.enter();
        return true;
    }

    private boolean keep(Optional<LeasedHandle> handle) {
        handle.ifPresent(held -> locks.holds().put(hold(), new ThreadHold(held.lease())));
        return handle.isPresent();
    }

    @Override
    public void unlock() {
        ThreadHold hold = owned();
        if (hold.leave()) {
            locks.holds().remove(hold());
            Calls.join(locks.release(hold.lease()));
        }
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException(Messages.MESSAGES.lockWithoutCondition(key.cache(), name()));
    }

    @Override
    public int holdCount() {
        ThreadHold hold = locks.holds().get(hold());
        return hold == null ? 0 : hold.count();
    }

    @Override
    public boolean isHeldByCurrentThread() {
        ThreadHold hold = locks.holds().get(hold());
        return hold != null && hold.lease().isHeld(System.nanoTime());
    }

    @Override
    public long fencingToken() {
        return owned().lease().token();
    }

    private ThreadHold owned() {
        ThreadHold hold = locks.holds().get(hold());
        if (hold == null) {
            throw new IllegalMonitorStateException(Messages.MESSAGES.lockNotOwned(key.cache(), name()));
        }
        return hold;
    }

    private ThreadHold.Key hold() {
        return new ThreadHold.Key(key.lock(), Thread.currentThread());
    }

    // ------------------------------------------------------------------ whoever holds it

    @Override
    public boolean isLocked() {
        return !remaining().equals(TimeToLive.absent());
    }

    @Override
    public TimeToLive remaining() {
        return Calls.join(locks.engine().commands().remaining(key.lock(), null));
    }

    @Override
    public boolean forceRelease() {
        return Calls.join(locks.engine().commands().forceRelease(key.lock()));
    }

    @Override
    public String toString() {
        return "RedisLock[" + name() + ']';
    }
}
