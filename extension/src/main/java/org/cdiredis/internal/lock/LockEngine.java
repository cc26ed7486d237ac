package org.cdiredis.internal.lock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

import org.cdiredis.internal.CacheLogger;

/** What the locks of one cache share: the way to Redis, the leases that are renewed, the waiters. Thread-safe. */
final class LockEngine {

    private final String cache;
    private final LockCommands commands;
    private final ScheduledExecutorService timer;
    private final WaitingLines lines = new WaitingLines();
    private final Releases releases;
    private final LeaseRenewer renewer;
    private final Map<ThreadHold.Key, ThreadHold> holds = new ConcurrentHashMap<>();
    private final CallsUnderWay calls = new CallsUnderWay();
    private final AtomicBoolean isListening = new AtomicBoolean();
    private final AtomicBoolean isSilenceLogged = new AtomicBoolean();

    LockEngine(String cache, LockCommands commands, ScheduledExecutorService timer, Executor blocking) {
        this.cache = cache;
        this.commands = commands;
        this.timer = timer;
        this.releases = new Releases(commands, calls, timer);
        this.renewer = new LeaseRenewer(commands, releases, timer, blocking, this::forget);
    }

    String cache() {
        return cache;
    }

    LockCommands commands() {
        return commands;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    WaitingLines lines() {
        return lines;
    }

    Releases releases() {
        return releases;
    }

    LeaseRenewer renewer() {
        return renewer;
    }

    /** What threads hold. */
    Map<ThreadHold.Key, ThreadHold> holds() {
        return holds;
    }

    private void forget(Lease lease) {
        holds.values().removeIf(hold -> hold.lease() == lease);
    }

    /** What has been sent that may give somebody a lock, or takes one back. */
    CallsUnderWay calls() {
        return calls;
    }

    /** Has releases told to the waiters from now on. What was released before that was told to nobody: they look again. */
    void listen() {
        if (!isListening.compareAndSet(false, true)) {
            return;
        }
        Calls.begin(() -> commands.onRelease(this::released)).whenComplete((ignored, failure) -> {
            if (failure == null) {
                lines.locks().forEach(this::released);
                return;
            }
            isListening.set(false);
            if (isSilenceLogged.compareAndSet(false, true)) {
                CacheLogger.LOG.locksUntold(cache, String.valueOf(failure.getMessage()));
            }
        });
    }

    private void released(String lock) {
        lines.first(lock).ifPresent(Acquisition::ask);
    }

    /** Releases a lock that was acquired for somebody who does not want it any more. */
    void abandon(Lease lease) {
        renewer.remove(lease);
        if (lease.close()) {
            releases.withdraw(lease.held());
        }
    }
}
