package org.cdiredis.locking.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.lock.LockHandle;

/**
 * What a call has acquired, kept until the last one that needs it has left: the call itself, calls within it, the stage that it
 * has returned, the transaction of its caller. Thread-safe.
 */
final class Hold {

    private final LockPlan plan;
    private final Set<String> keys;
    private final LockHandle handle;
    private final long acquiredAt = System.nanoTime();
    private final Set<Interruption> interruptions = new HashSet<>();
    private boolean isLossAwaited;
    private boolean isLossKnown;
    private int users = 1;

    /**
     * What a call holds.
     *
     * @param plan the plan of the call
     * @param keys what is held
     * @param handle how
     */
    Hold(LockPlan plan, Set<String> keys, LockHandle handle) {
        this.plan = plan;
        this.keys = keys;
        this.handle = handle;
    }

    LockHandle handle() {
        return handle;
    }

    /** Whether it has one of the keys at least. */
    boolean overlaps(LockPlan other, Set<String> otherKeys) {
        return plan.alias().equals(other.alias()) && otherKeys.stream().anyMatch(keys::contains);
    }

    /** Whether it has all of the keys. */
    boolean hasAll(Set<String> otherKeys) {
        return keys.containsAll(otherKeys);
    }

    /** Whether it keeps a call from getting what that wants of its keys, as long as it is held. */
    boolean excludes(LockPlan other) {
        return switch (other.sharing()) {
            case READ -> plan.sharing() != Sharing.READ;
            case PERMIT -> other.permits() == 1;
            case EXCLUSIVE, FAIR, WRITE -> true;
        };
    }

    /** How it is held. */
    Sharing sharing() {
        return plan.sharing();
    }

    /** Joins those that need it; false if all have left. */
    synchronized boolean enter() {
        if (users == 0) {
            return false;
        }
        users++;
        return true;
    }

    /** Has a call interrupted when the loss is noticed; at once if it has been. */
    void add(Interruption interruption) {
        boolean isFirst;
        boolean isLate;
        synchronized (this) {
            isFirst = !isLossAwaited;
            isLossAwaited = true;
            isLate = isLossKnown;
            interruptions.add(interruption);
        }
        if (isFirst) {
            handle.onLost(this::lost);
        }
        if (isLate) {
            interruption.interrupt();
        }
    }

    synchronized void remove(Interruption interruption) {
        interruptions.remove(interruption);
    }

    private void lost() {
        List<Interruption> running;
        synchronized (this) {
            isLossKnown = true;
            running = List.copyOf(interruptions);
        }
        running.forEach(Interruption::interrupt);
    }

    /** Leaves. The last one to do so releases it, and gets the outcome of that. */
    CompletionStage<@Nullable Void> leave() {
        synchronized (this) {
            users--;
            if (users > 0) {
                return CompletableFuture.completedFuture(null);
            }
        }
        return handle.closeIn(plan.minHold().minus(Duration.ofNanos(System.nanoTime() - acquiredAt)));
    }
}
