package org.cdiredis.internal.lock;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.cdiredis.internal.lock.LockCommands.Held;

/** Releases locks, and tries on in the background if Redis does not answer, until the lease is over anyway. Thread-safe. */
final class Releases {

    private static final long FIRST_PAUSE_MILLIS = 500;

    private final LockCommands commands;
    private final CallsUnderWay calls;
    private final ScheduledExecutorService timer;

    Releases(LockCommands commands, CallsUnderWay calls, ScheduledExecutorService timer) {
        this.commands = commands;
        this.calls = calls;
        this.timer = timer;
    }

    /** Releases a lock that was held, and says whether it still was. */
    CompletionStage<Boolean> release(Held held) {
        calls.begin();
        return commands.release(held.lock(), held.owner()).whenComplete((released, failure) -> {
            if (failure != null) {
                later(held, FIRST_PAUSE_MILLIS);
            }
            calls.end();
        });
    }

    /** Releases a lock of which it is not known whether it is held, or whether an attempt to acquire it is still on its way. */
    void withdraw(Held held) {
        withdraw(held, FIRST_PAUSE_MILLIS);
    }

    private void withdraw(Held held, long pauseMillis) {
        calls.begin();
        commands.withdraw(held.lock(), held.owner()).whenComplete((released, failure) -> {
            if (failure != null && pauseMillis < held.lease().toMillis()) {
                later(held, pauseMillis);
            }
            calls.end();
        });
    }

    private void later(Held held, long pauseMillis) {
        try {
            // Pauses double, so that all together last about as long as the lease.
            ScheduledFuture<?> unused =
                    timer.schedule(() -> withdraw(held, 2 * pauseMillis), pauseMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The application has stopped; nobody renews the lease.
        }
    }
}
