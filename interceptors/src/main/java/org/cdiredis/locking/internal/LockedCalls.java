package org.cdiredis.locking.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import org.cdiredis.lock.Leasable;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.LockLostException;
import org.cdiredis.lock.LockNotAcquiredException;
import org.cdiredis.lock.Locks;
import org.cdiredis.locking.OnBusy;

/** Runs calls under what their plans want held. Thread-safe. */
final class LockedCalls {

    private final Function<String, Locks> locks;
    private final RunningCalls running;
    private final Transactions transactions;

    /**
     * Runs calls.
     *
     * @param locks those of an alias
     * @param running what runs in each thread
     * @param transactions those that calls come in with
     */
    LockedCalls(Function<String, Locks> locks, RunningCalls running, Transactions transactions) {
        this.locks = locks;
        this.running = running;
        this.transactions = transactions;
    }

    /** Runs a call, or skips it. */
    @Nullable
    Object run(LockPlan plan, InvocationContext call) throws Exception {
        return plan.result() == ResultKind.UNI ? Unis.each(() -> runNow(plan, call)) : runNow(plan, call);
    }

    private @Nullable Object runNow(LockPlan plan, InvocationContext call) throws Exception {
        Leasable wanted = plan.wanted(locks.apply(plan.alias()), plan.names(call));
        List<Hold> ofTransaction = plan.isApartFromTransactions() ? List.of() : transactions.holds();
        Optional<Hold> outer = running.covering(plan, wanted, ofTransaction);
        if (outer.isPresent() && outer.get().enter()) {
            return run(plan, stillHeld(plan, outer.get()), call);
        }
        Optional<LockHandle> handle = acquire(plan, wanted);
        if (handle.isEmpty()) {
            return skipped(plan, wanted);
        }
        Hold hold = new Hold(plan, wanted.keys(), handle.get());
        if (!plan.isApartFromTransactions()) {
            transactions.keep(hold, plan.isLossFatal());
        }
        return run(plan, hold, call);
    }

    private static Hold stillHeld(LockPlan plan, Hold hold) {
        if (!hold.handle().isHeld()) {
            CompletionStage<?> unused = hold.leave();
            throw new LockLostException(
                    LockingMessages.MESSAGES.lostBeforeCall(
                            plan.place(), hold.handle().name()),
                    null);
        }
        return hold;
    }

    private Optional<LockHandle> acquire(LockPlan plan, Leasable wanted) {
        Duration wait = plan.waitTime();
        try {
            return wait.isZero() ? wanted.tryAcquire() : wanted.tryAcquire(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockNotAcquiredException(LockingMessages.MESSAGES.interrupted(plan.place(), wanted.name()), e);
        }
    }

    private static @Nullable Object skipped(LockPlan plan, Leasable wanted) {
        String all = wanted.name();
        if (plan.onBusy() == OnBusy.THROW) {
            throw new LockNotAcquiredException(
                    LockingMessages.MESSAGES.busy(
                            plan.place(), all, plan.waitTime().toString()),
                    null);
        }
        LockingLogger.LOG.skipped(plan.place(), all);
        return null;
    }

    private @Nullable Object run(LockPlan plan, Hold hold, InvocationContext call) throws Exception {
        CallEnd end = new CallEnd(plan, hold);
        Interruption interruption = Interruption.begin(plan.onLost(), hold.handle());
        Object result;
        try {
            result = running.run(hold, call);
        } catch (Throwable failure) {
            boolean isInterrupted = interruption.end();
            Optional<LockLostException> lost = end.await();
            if (isInterrupted && lost.isPresent()) {
                lost.get().addSuppressed(failure);
                throw lost.get();
            }
            lost.ifPresent(failure::addSuppressed);
            throw failure;
        }
        interruption.end();
        CompletionStage<?> stage = plan.result().stage(result);
        if (stage != null) {
            return end.after(stage);
        }
        Optional<LockLostException> lost = end.await();
        if (lost.isPresent()) {
            throw lost.get();
        }
        return result;
    }
}
