package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.cdiredis.CircuitOpenException;
import org.cdiredis.ErrorKind;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.lock.LockCommands.Acquired;
import org.cdiredis.internal.lock.LockCommands.Attempt;
import org.cdiredis.internal.lock.LockCommands.Held;
import org.cdiredis.internal.lock.LockCommands.Taken;

/**
 * One try to get a lock, from the call to the answer:
 *
 * <ol>
 *   <li>It joins the line of this process for the lock, unless it does not wait. One that waits in the order of all processes has
 *       a line of its own here, since its place is in Redis; and so has one that reads what its thread writes, for whom the others wait.
 *   <li>When it is first in the line, it asks Redis: at once, when a release is told, when the holder's lease must have ended,
 *       when the poll comes round, and when its limit is there. At the limit of another one, the last answer that the first has had
 *       counts, if that is young; otherwise the next, and it is an error if there is none.
 *   <li>When its result is there, whoever completed it, it leaves the line, and the queue in Redis. A lock that nobody wants any more is released.
 * </ol>
 *
 * <p>Thread-safe; nothing foreign is called inside {@code synchronized}.
 */
final class Acquisition {

    /** The net below the notifications. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** How long a release is told, and a place in the queue kept, after an attempt: attempts come at least each second. */
    private static final Duration INTEREST = POLL.multipliedBy(5);

    /** How long an answer may take that was asked for before the limit. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private static final Duration PAST_EXPIRY = Duration.ofMillis(1);

    private final LockEngine engine;
    private final LockKey key;
    private final String line;
    private final Held held;
    private final Lease.Terms terms;
    private final Wait wait;
    private final long start = System.nanoTime();
    private final CompletableFuture<Optional<Lease>> result = new CompletableFuture<>();
    private boolean isMyTurn;
    private boolean isAsking;
    private boolean isToAskAgain;
    private boolean isAtLimit;
    private @Nullable ScheduledFuture<?> poll;
    private @Nullable ScheduledFuture<?> limit;

    Acquisition(LockEngine engine, LockKey key, Held held, Lease.Terms terms, Wait wait) {
        this.engine = engine;
        this.key = key;
        this.held = held;
        this.line = held.share().isApart() ? held.owner() : held.lock();
        this.terms = terms;
        this.wait = wait;
    }

    /** The lease, or empty if the lock was taken for all of the wait. Whoever completes it first ends the acquisition. */
    CompletableFuture<Optional<Lease>> result() {
        return result;
    }

    void start() {
        if (wait.isNone()) {
            isAtLimit = true;
            turn();
            return;
        }
        boolean isFirst = engine.lines().join(line, this);
        CompletionStage<?> unused = result.whenComplete((lease, failure) -> end());
        wait.limit().ifPresent(duration -> limit = schedule(this::limitReached, duration));
        if (isFirst) {
            turn();
        }
    }

    /** The acquisition is the first in its line. */
    void turn() {
        synchronized (this) {
            isMyTurn = true;
        }
        ask();
    }

    /** The lock may have become free. */
    void ask() {
        synchronized (this) {
            isToAskAgain = isAsking;
            if (isAsking || !isMyTurn || result.isDone()) {
                return;
            }
            isAsking = true;
            cancel(poll);
        }
        engine.calls().begin();
        CompletionStage<?> unused = Calls.begin(
                        () -> engine.commands().acquire(held, wait.isNone() ? Duration.ZERO : INTEREST))
                .thenAccept(this::answered)
                .exceptionally(failure -> {
                    failed(failure);
                    return null;
                })
                .whenComplete((ignored, failure) -> engine.calls().end());
    }

    private void answered(Attempt answer) {
        engine.lines().answered(line, this).forEach(Acquisition::othersHoldIt);
        if (answer instanceof Acquired acquired) {
            Lease lease = new Lease(key, held, acquired.token(), terms, acquired.askedAt());
            engine.renewer().add(lease);
            if (!result.complete(Optional.of(lease))) {
                engine.abandon(lease);
            }
        } else if (answer instanceof Taken taken) {
            taken(taken.remaining());
        }
    }

    private void taken(Duration remaining) {
        boolean isOver;
        boolean isToAskAtOnce;
        boolean isUnwanted;
        synchronized (this) {
            isAsking = false;
            isUnwanted = result.isDone();
            isOver = isAtLimit;
            isToAskAtOnce = isToAskAgain;
        }
        if (isUnwanted) {
            leaveQueue();
        } else if (isOver) {
            result.complete(Optional.empty());
        } else if (isToAskAtOnce) {
            ask();
        } else {
            Duration expiry = remaining.plus(PAST_EXPIRY);
            pollIn(expiry.compareTo(POLL) < 0 ? expiry : POLL);
            engine.listen();
        }
    }

    private synchronized void pollIn(Duration pause) {
        if (!isAsking && !result.isDone()) {
            poll = schedule(this::ask, pause);
        }
    }

    private void failed(Throwable failure) {
        Throwable cause = Calls.unwrapped(failure);
        try {
            engine.releases().withdraw(held);
        } finally {
            fail(cause);
        }
        if (cause instanceof RedisUnavailableException outage) {
            // So that those behind do not fail one after the other.
            engine.lines().dissolve(line).forEach(other -> other.fail(outage));
        }
    }

    /** Ends the wait with a failure, which is the caller's own, since callers see their own stack in it. */
    void fail(Throwable failure) {
        result.completeExceptionally(failure instanceof RedisUnavailableException outage ? copy(outage) : failure);
    }

    private static RedisUnavailableException copy(RedisUnavailableException outage) {
        String message = String.valueOf(outage.getMessage());
        return outage instanceof CircuitOpenException
                ? new CircuitOpenException(outage.kind(), message, outage.getCause())
                : new RedisUnavailableException(outage.kind(), message, outage.getCause());
    }

    /** Somebody before it in its line has had an answer when its limit was there. */
    private void othersHoldIt() {
        result.complete(Optional.empty());
    }

    private void limitReached() {
        boolean isFirst;
        synchronized (this) {
            isAtLimit = true;
            isFirst = isMyTurn;
        }
        if (!isFirst && !engine.lines().isUnanswered(line, this, latest(start, System.nanoTime() - POLL.toNanos()))) {
            othersHoldIt();
            return;
        }
        limit = schedule(
                () -> result.completeExceptionally(new RedisUnavailableException(
                        ErrorKind.TIMEOUT,
                        Messages.MESSAGES.lockUnanswered(key.cache(), wait.words(), key.name()),
                        null)),
                GRACE);
        engine.lines().first(line).ifPresent(Acquisition::ask);
    }

    private static long latest(long one, long other) {
        return one - other > 0 ? one : other;
    }

    private void end() {
        boolean isToLeave;
        cancel(limit);
        synchronized (this) {
            cancel(poll);
            isToLeave = !isAsking; // else its answer is waited for
        }
        engine.lines().leave(line, this).ifPresent(Acquisition::turn);
        if (isToLeave) {
            leaveQueue();
        }
    }

    /** So that those behind do not wait until the place is forgotten. */
    private void leaveQueue() {
        if (held.share().isQueued() && !wait.isNone()) {
            CompletionStage<?> unused = engine.commands().release(held.lock(), held.owner());
        }
    }

    private static void cancel(@Nullable ScheduledFuture<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private @Nullable ScheduledFuture<?> schedule(Runnable task, Duration delay) {
        try {
            return engine.timer().schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return null; // the application has stopped, and the acquisition fails
        }
    }

    /** Nobody hears of what fails on the timer but by the result. */
    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }
}
