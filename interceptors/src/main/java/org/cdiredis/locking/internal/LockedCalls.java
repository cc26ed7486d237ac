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
        List<Hold> ofTransaction = transactions.holds();
        boolean isApart = plan.transactions().isApart();
        Optional<Hold> outer = running.covering(plan, wanted, isApart ? List.of() : ofTransaction);
        if (outer.isPresent() && outer.get().enter()) {
            return run(plan, stillHeld(plan, outer.get()), call);
        }
        if (isApart) {
            refuseToWaitForItself(plan, wanted, ofTransaction);
        }
        Optional<LockHandle> handle = acquire(plan, wanted);
        if (handle.isEmpty()) {
            return skipped(plan, wanted);
        }
        return run(plan, held(plan, wanted, handle.get()), call);
    }

    /** What the caller's transaction keeps, it keeps until this call has returned. */
    private static void refuseToWaitForItself(LockPlan plan, Leasable wanted, List<Hold> ofTransaction) {
        if (ofTransaction.stream().anyMatch(hold -> hold.overlaps(plan, wanted.keys()) && hold.excludes(plan))) {
            throw new IllegalStateException(LockingMessages.MESSAGES.keptByTransaction(plan.place(), wanted.name()));
        }
    }

    private Hold held(LockPlan plan, Leasable wanted, LockHandle handle) {
        Hold hold = new Hold(plan, wanted.keys(), handle);
        try {
            if (!plan.minHold().isZero()) {
                handle.extend(plan.minHold()); // whatever becomes of this process, or of the release
            }
            if (!plan.transactions().isApart()) {
                transactions.keep(hold, plan.isLossFatal());
            }
            return hold;
        } catch (RuntimeException | Error e) {
            CompletionStage<?> unused = handle.closeAsync();
            throw e;
        }
    }

    /**
     * Runs the rest of a call, within the transaction that it has of its own. That is rolled back if what the call holds is lost
     * before its commit, even if the method fails in a way that would not do it.
     */
    @Nullable
    Object runInTransaction(LockPlan plan, InvocationContext call) throws Exception {
        if (!plan.transactions().mayBeOwn()
                || !plan.isLossFatal()
                || !(call.getContextData().get(holdKey(plan)) instanceof Hold hold)) {
            return call.proceed();
        }
        transactions.guard(hold);
        Object result = call.proceed();
        if (!plan.result().isAsynchronous() && !hold.handle().isHeld()) {
            throw new LockLostException(
                    LockingMessages.MESSAGES.lostInCall(
                            plan.place(), hold.handle().name()),
                    null);
        }
        return result;
    }

    /** Under what name a call keeps what it holds for the interceptors within: a lock and a permit have two. */
    private static String holdKey(LockPlan plan) {
        return Hold.class.getName() + '.' + plan.sharing();
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
        Interruption interruption = Interruption.begin(plan.onLost(), hold);
        if (plan.transactions().mayBeOwn()) {
            call.getContextData().put(holdKey(plan), hold);
        }
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
            if (!(failure instanceof LockLostException)) {
                lost.ifPresent(failure::addSuppressed);
            }
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
