package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.lock.LockCommands.Held;

/**
 * One holding of a lock, from its acquisition to its release or loss. Times are {@link System#nanoTime} as given: the server
 * decides how long the lock is held; what is counted here began before the server began to count, and so ends before.
 * Thread-safe.
 */
final class Lease {

    /** Leases are renewed when one part of so many has passed. */
    private static final int PARTS = 3;

    /** After a renewal without an answer, the next comes when one part of so many has passed. */
    private static final int RETRY_PARTS = 12;

    /** What is counted in nanoseconds. Whoever lives to see the end asks again. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final LockKey key;
    private final Held held;
    private final long token;
    private final Terms terms;
    private final List<Runnable> lossActions = new ArrayList<>();
    private long end;
    private long due;
    private boolean isClosed;
    private @Nullable Loss loss;

    /**
     * How a lock is to be held.
     *
     * @param lease how long without renewal
     * @param isRenewed whether it is renewed
     * @param share who else may hold it
     * @param isAbandoned whether nobody is left who could release it
     */
    record Terms(Duration lease, boolean isRenewed, Share share, BooleanSupplier isAbandoned) {

        /** Terms of a holder that is there until he releases it. */
        Terms(Duration lease, boolean isRenewed, Share share) {
            this(lease, isRenewed, share, () -> false);
        }

        Terms sharing(Share other) {
            return new Terms(lease, isRenewed, other, isAbandoned);
        }

        Terms withLease(Duration other, boolean isToBeRenewed) {
            return new Terms(other, isToBeRenewed, share, isAbandoned);
        }

        Terms of(Thread thread) {
            return new Terms(lease, isRenewed, share, () -> !thread.isAlive());
        }
    }

    Lease(LockKey key, Held held, long token, Terms terms, long acquiredAt) {
        this.key = key;
        this.held = held;
        this.token = token;
        this.terms = terms;
        this.end = acquiredAt + held.lease().toNanos();
        this.due = acquiredAt + held.lease().toNanos() / PARTS;
    }

    LockKey key() {
        return key;
    }

    Held held() {
        return held;
    }

    long token() {
        return token;
    }

    boolean isAbandoned() {
        return terms.isAbandoned().getAsBoolean();
    }

    synchronized boolean isHeld(long now) {
        return !isClosed && loss == null && now - end < 0;
    }

    synchronized boolean isLost(long now) {
        return loss != null || (!isClosed && now - end >= 0);
    }

    /** Whether the lease is over if the server has not heard of the holder since. */
    synchronized boolean isOver(long now) {
        return now - end >= 0;
    }

    /** When it is to be looked after next. */
    synchronized long due() {
        return terms.isRenewed() && due - end < 0 ? due : end;
    }

    /** Whether it is time, or so nearly that it can go with the others, to renew the lease; if so, the next time is set. */
    synchronized boolean beginRenewal(long now) {
        long retry = held.lease().toNanos() / RETRY_PARTS;
        if (!terms.isRenewed() || isClosed || loss != null || due - now > retry) {
            return false;
        }
        due = now + retry;
        return true;
    }

    /** The server has renewed the lease when asked at a time, and it may have lasted longer before. */
    synchronized void renewed(long askedAt) {
        long newEnd = askedAt + held.lease().toNanos();
        end = newEnd - end > 0 ? newEnd : end;
        due = askedAt + held.lease().toNanos() / PARTS;
    }

    /** The server has set the lease when asked at a time. */
    synchronized void set(long askedAt, Duration lease) {
        long counted = (lease.compareTo(LONGEST) < 0 ? lease : LONGEST).toNanos();
        end = askedAt + counted;
        due = askedAt + Math.min(counted, held.lease().toNanos()) / PARTS;
    }

    /** Notes a loss; what is to be done then, or empty if it has been lost or released before. */
    synchronized Optional<List<Runnable>> lose(Loss reason) {
        if (isClosed || loss != null) {
            return Optional.empty();
        }
        loss = reason;
        return Optional.of(List.copyOf(lossActions));
    }

    /** Notes a loss that the release has found. */
    synchronized void lostBeforeRelease(Loss reason) {
        loss = reason;
    }

    /** Why the lock is not held any more, as far as that has been noticed. */
    synchronized Optional<Loss> loss() {
        return Optional.ofNullable(loss == null && isClosed ? Loss.CLOSED : loss);
    }

    /** Notes the release, and says whether it is the first. */
    synchronized boolean close() {
        boolean isFirst = !isClosed;
        isClosed = true;
        lossActions.clear();
        return isFirst;
    }

    /** Keeps an action for the loss, and says whether it is to be done now. */
    synchronized boolean onLost(Runnable action) {
        if (!isClosed && loss == null) {
            lossActions.add(action);
        }
        return !isClosed && loss != null;
    }
}
