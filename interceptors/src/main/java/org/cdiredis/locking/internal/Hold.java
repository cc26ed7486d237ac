package org.cdiredis.locking.internal;

import java.time.Duration;
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
    private final Set<String> names;
    private final LockHandle handle;
    private final long acquiredAt = System.nanoTime();
    private int users = 1;

    /**
     * What a call holds.
     *
     * @param plan the plan of the call
     * @param names what is held
     * @param handle how
     */
    Hold(LockPlan plan, Set<String> names, LockHandle handle) {
        this.plan = plan;
        this.names = names;
        this.handle = handle;
    }

    LockHandle handle() {
        return handle;
    }

    /** Whether it is of the same kind, and has one of the names at least. */
    boolean overlaps(LockPlan other, Set<String> otherNames) {
        return plan.alias().equals(other.alias())
                && plan.sharing().isAkinTo(other.sharing())
                && otherNames.stream().anyMatch(names::contains);
    }

    /** Whether it has all of the names. */
    boolean hasAll(Set<String> otherNames) {
        return names.containsAll(otherNames);
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
