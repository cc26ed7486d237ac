package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.lock.LockCommands.Renewal;

/**
 * Looks after all leases: renews those that are due in one pipeline, and notices those that are lost. There is a timer only
 * while there is a lease. Thread-safe.
 */
final class LeaseRenewer {

    private final LockCommands commands;
    private final Releases releases;
    private final ScheduledExecutorService timer;
    private final Executor blocking;
    private final Consumer<Lease> forget;
    private final Set<Lease> leases = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledFuture<?> next;
    private long nextAt;

    /**
     * Looks after leases.
     *
     * @param forget is told of those that a thread has left without releasing them
     */
    LeaseRenewer(
            LockCommands commands,
            Releases releases,
            ScheduledExecutorService timer,
            Executor blocking,
            Consumer<Lease> forget) {
        this.commands = commands;
        this.releases = releases;
        this.timer = timer;
        this.blocking = blocking;
        this.forget = forget;
    }

    void add(Lease lease) {
        leases.add(lease);
        wakeFor(lease);
    }

    void remove(Lease lease) {
        leases.remove(lease);
    }

    List<Lease> leases() {
        return List.copyOf(leases);
    }

    /** The server has set a lease anew. */
    void set(Lease lease, long askedAt, Duration duration) {
        lease.set(askedAt, duration);
        wakeFor(lease);
    }

    private synchronized void wakeFor(Lease lease) {
        long due = lease.due();
        ScheduledFuture<?> current = next;
        if (current != null && nextAt - due <= 0) {
            return;
        }
        if (current != null) {
            current.cancel(false);
        }
        nextAt = due;
        try {
            next = timer.schedule(this::tick, Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            next = null; // the application has stopped, and releases what it holds
        }
    }

    private void tick() {
        synchronized (this) {
            next = null;
        }
        try {
            look(System.nanoTime());
        } finally {
            leases.forEach(this::wakeFor);
        }
    }

    private void look(long now) {
        leases.stream().filter(Lease::isAbandoned).forEach(this::abandon);
        leases.stream().filter(lease -> lease.isOver(now)).forEach(lease -> {
            lose(lease, Loss.UNRENEWED);
            releases.withdraw(lease.held());
        });
        List<Lease> due =
                leases.stream().filter(lease -> lease.beginRenewal(now)).toList();
        if (!due.isEmpty()) {
            commands.renew(due.stream().map(Lease::held).toList()).whenComplete((answers, failure) -> {
                if (failure == null) {
                    note(due, answers, now);
                } // else each is renewed again soon, until it is over
            });
        }
    }

    private void note(List<Lease> renewed, List<Renewal> answers, long askedAt) {
        for (int i = 0; i < answers.size(); i++) {
            Lease lease = renewed.get(i);
            switch (answers.get(i)) {
                case RENEWED -> lease.renewed(askedAt);
                case LOST -> lose(lease, Loss.GONE);
                case UNKNOWN -> {} // it is renewed again soon, until it is over
            }
        }
    }

    private void abandon(Lease lease) {
        remove(lease);
        forget.accept(lease);
        if (lease.close()) {
            CacheLogger.LOG.lockAbandoned(lease.key().cache(), lease.key().name());
            releases.withdraw(lease.held());
        }
    }

    /** Notes that a lock is lost, and tells its holder. */
    void lose(Lease lease, Loss reason) {
        remove(lease);
        lease.lose(reason).ifPresent(actions -> {
            CacheLogger.LOG.lockLost(lease.key().cache(), lease.key().name(), reason.words());
            actions.forEach(action -> tell(lease, action));
        });
    }

    /** Has something done when a lock is lost; now if it is. */
    void onLost(Lease lease, Runnable action) {
        if (lease.onLost(action)) {
            tell(lease, action);
        }
    }

    private void tell(Lease lease, Runnable action) {
        try {
            blocking.execute(() -> {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    logUntold(lease, e);
                }
            });
        } catch (RuntimeException | Error e) {
            logUntold(lease, e); // as if there is no thread for it: other locks are to be looked after
        }
    }

    private static void logUntold(Lease lease, Throwable failure) {
        CacheLogger.LOG.lossActionFailed(lease.key().cache(), lease.key().name(), failure);
    }
}
