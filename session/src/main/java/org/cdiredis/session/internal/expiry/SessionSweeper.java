package org.cdiredis.session.internal.expiry;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.model.SessionRealm;

/** Lets a node look for expired sessions again and again, in a thread of its own, which is also the one that listeners are told in. */
public final class SessionSweeper implements AutoCloseable {

    private final String application;
    private final ScheduledThreadPoolExecutor executor;
    private final AtomicBoolean isFailing = new AtomicBoolean();

    /**
     * Not started yet.
     *
     * @param application the name of the application
     */
    public SessionSweeper(String application) {
        this.application = application;
        this.executor = new ScheduledThreadPoolExecutor(1, new DaemonThreads("cdi-redis-sessions-" + application));
    }

    /**
     * Starts. Nodes that start together don't sweep together.
     *
     * @param realm the sessions
     * @param interval the time between two sweeps
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor
    public void sweep(SessionRealm realm, Duration interval) {
        long nanos = interval.toNanos();
        executor.scheduleWithFixedDelay(
                () -> sweep(realm), ThreadLocalRandom.current().nextLong(nanos) + 1, nanos, TimeUnit.NANOSECONDS);
    }

    private void sweep(SessionRealm realm) {
        try {
            realm.sweep();
            isFailing.set(false);
        } catch (SessionUnavailableException e) {
            if (!executor.isShutdown() && isFailing.compareAndSet(false, true)) {
                SessionLogger.LOG.sweepFailed(application, String.valueOf(e.getMessage()));
            }
        } catch (Throwable e) { // or there would never be another sweep
            SessionLogger.LOG.sweepBroken(application, e);
        }
    }

    /** Stops. A sweep that runs goes on, and what it does not finish another node does. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
