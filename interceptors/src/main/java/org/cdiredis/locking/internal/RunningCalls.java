package org.cdiredis.locking.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jakarta.interceptor.InvocationContext;

import org.jspecify.annotations.Nullable;

import org.cdiredis.lock.Leasable;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.locking.CurrentLock;

/** What the methods that run in each thread hold, the innermost first. Thread-safe. */
final class RunningCalls implements CurrentLock {

    @SuppressWarnings("ThreadLocalUsage") // each application has its own
    private final ThreadLocal<@Nullable Deque<Hold>> holds = new ThreadLocal<>();

    /** Runs a method under what it holds. */
    @Nullable
    Object run(Hold hold, InvocationContext call) throws Exception {
        Deque<Hold> mine = holds.get();
        if (mine == null) {
            mine = new ArrayDeque<>();
            holds.set(mine);
        }
        mine.push(hold);
        try {
            return call.proceed();
        } finally {
            mine.pop();
            if (mine.isEmpty()) {
                holds.remove();
            }
        }
    }

    /**
     * What allows a call already, since a method that runs in this thread, or has run in this transaction, holds it.
     *
     * @param plan the plan of the call
     * @param wanted what it needs
     * @param ofTransaction what is held until the thread's transaction ends
     * @return what allows it; empty if nothing that it needs is held
     * @throws IllegalStateException if it would wait for what is held here
     */
    Optional<Hold> covering(LockPlan plan, Leasable wanted, List<Hold> ofTransaction) {
        Deque<Hold> mine = holds.get();
        Set<String> keys = wanted.keys();
        List<Hold> overlapping = Stream.concat(mine == null ? Stream.empty() : mine.stream(), ofTransaction.stream())
                .filter(hold -> hold.overlaps(plan, keys))
                .toList();
        Optional<Hold> covering = overlapping.stream()
                .filter(hold -> hold.hasAll(keys) && hold.sharing().covers(plan.sharing()))
                .findFirst();
        if (covering.isEmpty() && !overlapping.isEmpty()) {
            Hold held = overlapping.get(0);
            throw new IllegalStateException(
                    held.hasAll(keys)
                            ? LockingMessages.MESSAGES.upgrade(
                                    plan.place(), held.handle().name())
                            : LockingMessages.MESSAGES.partlyHeld(
                                    plan.place(), wanted.name(), held.handle().name()));
        }
        return covering;
    }

    @Override
    public LockHandle handle() {
        LockHandle handle = innermost().handle();
        return new MethodHandle(() -> Optional.of(handle));
    }

    @Override
    public boolean isPresent() {
        return holds.get() != null;
    }

    /** A handle that stands for that of whatever method runs in the thread that uses it. */
    LockHandle changingHandle() {
        return new MethodHandle(() -> isPresent() ? Optional.of(innermost().handle()) : Optional.empty());
    }

    private Hold innermost() {
        Deque<Hold> mine = holds.get();
        if (mine == null) {
            throw new IllegalStateException(LockingMessages.MESSAGES.noLockedMethod());
        }
        return mine.element();
    }
}
