package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.SessionStatistics;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.serialize.AttributeCodec;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.TimeLeft;

/** The sessions of one application on this node. Thread-safe. */
public final class SessionRealm implements AutoCloseable {

    /** With the listeners of one session, when an application stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RealmContext context;
    private final SessionAccess access;
    private final ExpiredSessions expired;
    private final Runnable onClose;
    private final Lock sweeping = new ReentrantLock();
    private volatile boolean isClosed;

    /**
     * Makes the sessions of an application.
     *
     * @param deployment the application
     * @param store where they are kept
     * @param codec how their attributes are written
     * @param near what this node knows of them
     * @param settings how they behave
     * @param callbacks the adapter
     * @param observer who else is told of them
     * @param clock this node's clock, which decides nothing
     * @param onClose what else to do when they are closed
     */
    public SessionRealm(
            Deployment deployment,
            SessionStore store,
            AttributeCodec codec,
            NearCopies near,
            RealmSettings settings,
            SessionCallbacks callbacks,
            SessionObserver observer,
            InstantSource clock,
            Runnable onClose) {
        this.context = new RealmContext(deployment, store, codec, near, settings, callbacks, observer, clock);
        this.access = new SessionAccess(context);
        this.expired = new ExpiredSessions(context);
        this.onClose = onClose;
    }

    /**
     * The application.
     *
     * @return the application
     */
    public Deployment deployment() {
        return context.deployment;
    }

    /**
     * Begins a request. Sends nothing.
     *
     * @param requestedId the id that the client has sent, in a cookie or elsewhere, with or without a route; may be null
     * @return the request, to be ended with {@link SessionRequest#end}
     */
    public SessionRequest request(@Nullable String requestedId) {
        return new SessionRequest(this, requestedId);
    }

    /**
     * The ids of the sessions that requests of this node work with.
     *
     * @return the ids, with their secrets
     */
    public Set<String> liveIds() {
        return context.live.all().stream().map(LiveSession::id).collect(Collectors.toUnmodifiableSet());
    }

    /** What a request may wait. */
    TimeLeft time() {
        checkOpen();
        try {
            return TimeLeft.of(context.store.deadline());
        } catch (RedisCacheException e) {
            throw Waiting.unavailable(e);
        }
    }

    Optional<LiveSession> open(SessionId id, TimeLeft time) {
        checkOpen();
        return access.open(id, time);
    }

    LiveSession create(SessionId id, TimeLeft time) {
        checkOpen();
        return access.create(id, time);
    }

    void touch(SessionId id) {
        if (isClosed) {
            return;
        }
        try {
            access.touch(id, time());
        } catch (SessionUnavailableException e) {
            context.statistics.failures.increment();
        }
    }

    /** Why nothing is written of what a request has changed. */
    String discarded() {
        return context.settings.mode() == ConcurrencyMode.EXCLUSIVE
                ? SessionMessages.MESSAGES.leaseLost()
                : SessionMessages.MESSAGES.discarded();
    }

    void leave(LiveSession session, TimeLeft time) {
        access.leave(session, time);
    }

    private void checkOpen() {
        if (isClosed) {
            throw new SessionUnavailableException(
                    ErrorKind.CLOSED, SessionMessages.MESSAGES.closed(context.deployment.application()), null);
        }
    }

    /**
     * Looks once for sessions whose time is over, and tells of those that no other node tells of.
     *
     * @return how many there were
     * @throws SessionUnavailableException if some of them cannot be looked for; the others have been
     */
    public int sweep() {
        sweeping.lock();
        try {
            return sweepAll();
        } finally {
            sweeping.unlock();
        }
    }

    private int sweepAll() {
        if (isClosed) {
            return 0;
        }
        context.local.purge();
        context.unanswered.takeBack();
        int told = 0;
        @Nullable SessionUnavailableException failure = null;
        for (int shard = 0; shard < context.store.shards() && !isClosed; shard++) {
            try {
                told += expired.tell(shard, () -> isClosed);
            } catch (SessionUnavailableException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        if (isClosed) {
            return told;
        }
        context.limit.count();
        return told;
    }

    /**
     * Says that this node still works with the sessions that requests of it work with, in the mode {@code exclusive}.
     */
    public void renew() {
        context.live.storageIds().forEach(storage -> context.store.renew(storage));
    }

    /**
     * Keeps sessions from expiring while requests of this node work with them. To be called more often than any of them could expire; of those
     * whose time is not even begun, nothing is said.
     */
    public void keepAlive() {
        for (LiveSession session : context.live.all()) {
            if (session.isStored && session.isValid() && session.isToBeKeptAlive()) {
                context.store.keepAlive(session.storageId()).exceptionally(failure -> {
                    context.statistics.failures.increment();
                    return null;
                });
            }
        }
    }

    /**
     * Ends a session, whoever works with it, and tells of that if nobody else does.
     *
     * @param storage the storage id
     * @return whether it was this call that ended it
     * @throws SessionUnavailableException if it cannot be ended
     */
    public boolean invalidate(String storage) {
        return context.ended.end(storage, time());
    }

    /**
     * Where the sessions are kept.
     *
     * @return the store
     */
    public SessionStore store() {
        return context.store;
    }

    /**
     * What has happened to sessions on this node.
     *
     * @return a snapshot
     */
    public SessionStatistics statistics() {
        return context.statistics.snapshot(context.live.storageIds().size());
    }

    /**
     * Lets go of Redis; the sessions live on there. Nobody is told that they end. If listeners are being told of one that has expired, waits
     * some seconds for them: the others that were found with it are left to another node, if one may tell of them.
     */
    @Override
    public void close() {
        isClosed = true;
        boolean isIdle = awaitSweep();
        try {
            onClose.run();
        } finally {
            if (isIdle) {
                sweeping.unlock();
            }
        }
    }

    private boolean awaitSweep() {
        try {
            return sweeping.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
