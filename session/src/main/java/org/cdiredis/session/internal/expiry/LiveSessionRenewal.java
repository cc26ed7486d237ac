package org.cdiredis.session.internal.expiry;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.model.SessionRealm;

/**
 * Says again and again that requests still work with their sessions, in a thread of its own: listeners that the sweeper tells may take
 * longer than a lease.
 */
public final class LiveSessionRenewal implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int PER_LEASE = 3;

    private final String application;
    private final ScheduledThreadPoolExecutor executor;

    /**
     * Not started yet.
     *
     * @param application the name of the application
     */
    public LiveSessionRenewal(String application) {
        this.application = application;
        this.executor = new ScheduledThreadPoolExecutor(1, new DaemonThreads("cdi-redis-live-sessions-" + application));
    }

    /**
     * Keeps sessions from expiring that requests work with, from now on.
     *
     * @param realm the sessions
     */
    public void keepAlive(SessionRealm realm) {
        repeat(realm::keepAlive, INTERVAL);
    }

    /**
     * Renews the leases of live sessions from now on.
     *
     * @param realm the sessions
     * @param lease how long a lease is
     */
    public void renew(SessionRealm realm, Duration lease) {
        repeat(realm::renew, lease.dividedBy(PER_LEASE));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor
    private void repeat(Runnable task, Duration interval) {
        long nanos = interval.toNanos();
        executor.scheduleAtFixedRate(() -> run(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) { // or it would not be repeated
            SessionLogger.LOG.renewalBroken(application, e);
        }
    }

    /** Stops. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
