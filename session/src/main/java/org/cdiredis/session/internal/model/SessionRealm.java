package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.time.Instant;
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
import org.cdiredis.session.internal.store.Committed;
import org.cdiredis.session.internal.store.ExpiredSession;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionFacts;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.TimeLeft;

/** The sessions of one application on this node. Thread-safe. */
public final class SessionRealm implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** With the listeners of one session, when an application stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RealmContext context;
    private final LiveSessions live = new LiveSessions();
    private final ExclusiveHolds holds;
    private final EndedSessions ended;
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
        this.holds = new ExclusiveHolds(store);
        this.ended = new EndedSessions(context, live);
        this.expired = new ExpiredSessions(context, ended);
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
        return live.all().stream().map(LiveSession::id).collect(Collectors.toUnmodifiableSet());
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
        Optional<LiveSession> unstored = live.get(id.storage()).filter(session -> !session.isStored);
        if (unstored.isPresent()) {
            return unstored.filter(session -> session.sessionId().equals(id)).map(session -> join(session, time));
        }
        if (!isExclusive()) {
            return openStored(id, time);
        }
        holds.ask(id.storage());
        Optional<LiveSession> opened = Optional.empty();
        try {
            opened = openStored(id, time);
            return opened;
        } finally {
            if (opened.isEmpty()) {
                holds.leave(id.storage(), () -> true);
            }
        }
    }

    private boolean isExclusive() {
        return context.settings.mode() == ConcurrencyMode.EXCLUSIVE;
    }

    private Optional<LiveSession> openStored(SessionId id, TimeLeft time) {
        long start = System.nanoTime();
        Known known = known(id);
        while (true) {
            Opened opened = Waiting.on(context.store.open(id, known.version(), true, time));
            if (opened instanceof Opened.Found found) {
                Optional<LiveSession> session = acquire(id, known, found, time);
                if (session.isPresent()) {
                    context.statistics.opened.increment();
                    return session;
                }
                known = Known.NOTHING;
            } else if (opened instanceof Opened.Held) {
                await(start);
            } else {
                context.near.remove(id.storage());
                context.statistics.notFound.increment();
                return Optional.empty();
            }
        }
    }

    /** A request of the one that has created it, before it is stored. */
    private LiveSession join(LiveSession session, TimeLeft time) {
        if (isExclusive()) {
            holds.ask(session.storageId());
        }
        return live.acquire(session.storageId(), time, () -> session);
    }

    private Known known(SessionId id) {
        Optional<NearCopy> copy = context.nearCopy(id.storage());
        return live.get(id.storage())
                .filter(LiveSession::isValid)
                .map(session -> new Known(session.version, copy))
                .orElseGet(() -> Known.of(copy));
    }

    /** The session as the store and this node know it together; empty if this node has just forgotten what it knew. */
    private Optional<LiveSession> acquire(SessionId id, Known known, Opened.Found found, TimeLeft time) {
        Optional<NearCopy> copy = known.latest(context.nearCopy(id.storage()));
        boolean isLive = live.get(id.storage()).isPresent();
        if (!isLive && copy.isPresent() && copy.get().version() > found.version()) {
            // A fail-over has lost what this node knows.
            context.near.remove(id.storage());
            return Optional.empty();
        }
        if (!isLive && !known.isIn(copy)) {
            return Optional.empty();
        }
        LiveSession session = live.acquire(id.storage(), time, () -> restored(id, found, copy));
        if (!isTaken(session, id, known, found)) {
            release(session, time);
            context.near.remove(id.storage());
            return Optional.empty();
        }
        return Optional.of(session);
    }

    private static boolean isTaken(LiveSession session, SessionId id, Known known, Opened.Found found) {
        session.lock.lock();
        try {
            if (isAnother(session, found)) {
                if (known.equals(Known.NOTHING)) { // else the answer is older than the session
                    session.becomeInvalid();
                }
                return false;
            }
            if (found.version() < known.version()) {
                session.forgetAfter(found.version());
                return false;
            }
            return session.version >= known.version() && session.take(id, found);
        } finally {
            session.lock.unlock();
        }
    }

    /**
     * Whether the session that requests work with is another one of the same id, which has ended. When one was created that was begun in an
     * outage, only the store knows.
     */
    private static boolean isAnother(LiveSession session, Opened.Found found) {
        return session.version != Committed.Written.FIRST
                && found instanceof Opened.Changed changed
                && !changed.facts().created().equals(session.facts.stored().created());
    }

    private LiveSession restored(SessionId id, Opened.Found found, Optional<NearCopy> copy) {
        SessionFacts facts = copy.map(NearCopy::facts)
                .orElseGet(() -> found instanceof Opened.Changed changed
                        ? changed.facts()
                        : new SessionFacts(found.previousAccess(), context.timeout(), Optional.empty()));
        LiveSession session = new LiveSession(context, id, facts, found.previousAccess(), false);
        copy.ifPresent(known -> session.restore(known));
        session.attributes.addOfThisNode(context.local.take(id.storage()));
        return session;
    }

    private void await(long start) {
        Duration wait = context.settings.exclusiveWait();
        if (System.nanoTime() - start > wait.toNanos()) {
            throw new SessionUnavailableException(
                    ErrorKind.TIMEOUT, SessionMessages.MESSAGES.held(wait.toString()), null);
        }
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SessionUnavailableException(ErrorKind.TIMEOUT, SessionMessages.MESSAGES.held(wait.toString()), e);
        }
    }

    LiveSession create(SessionId id, TimeLeft time) {
        checkOpen();
        context.limit.admit(time);
        Instant now = context.clock.instant();
        SessionFacts facts = new SessionFacts(now, context.timeout(), Optional.empty());
        LiveSession created = new LiveSession(context, unlessEnded(id), facts, now, true);
        if (isExclusive()) {
            holds.ask(created.storageId());
        }
        LiveSession made = live.acquire(created.storageId(), time, () -> created);
        if (made != created) {
            context.limit.ended(); // another request of the same client was first
            return made;
        }
        context.statistics.created.increment();
        try {
            context.callbacks.created(made);
            context.observer.created(made.summary());
        } catch (RuntimeException | Error e) {
            leave(made, time); // nobody gets it
            context.limit.ended();
            throw e;
        }
        return made;
    }

    /** Requests may still work with a session of that id that has ended elsewhere. */
    private SessionId unlessEnded(SessionId wanted) {
        return live.get(wanted.storage())
                .filter(session -> session.isValid() && session.isStored)
                .map(session -> SessionId.random())
                .orElse(wanted);
    }

    void touch(SessionId id) {
        if (isClosed
                || live.get(id.storage()).filter(session -> !session.isStored).isPresent()) {
            return;
        }
        try {
            context.store.open(id, known(id).version(), false, time()).exceptionally(failure -> {
                context.statistics.failures.increment();
                return Opened.Gone.INSTANCE;
            });
        } catch (SessionUnavailableException e) {
            context.statistics.failures.increment();
        }
    }

    /** Ends the work of a request with a session. */
    void leave(LiveSession session, TimeLeft time) {
        release(session, time);
        if (isExclusive()) {
            holds.leave(session.storageId(), () -> session.isStored);
        }
    }

    /** The last request leaves the bytes behind, and what only this node can have. */
    private void release(LiveSession session, TimeLeft time) {
        live.release(session, time, () -> {
            if (session.isStored && session.isValid()) {
                keep(session);
            }
        });
    }

    private void keep(LiveSession session) {
        session.lock.lock();
        try {
            context.near.put(session.storageId(), session.nearCopy());
            context.local.put(
                    session.storageId(), session.ofThisNode(), session.timeout().toNanos());
        } finally {
            session.lock.unlock();
        }
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
        context.local.purge();
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
        live.storageIds().forEach(storage -> context.store.renew(storage));
    }

    /**
     * Keeps sessions from expiring while requests of this node work with them. To be called more often than any of them could expire; of those
     * whose time is not even begun, nothing is said.
     */
    public void keepAlive() {
        for (LiveSession session : live.all()) {
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
        Optional<ExpiredSession> last =
                Waiting.on(context.store.invalidate(storage, context.callbacks.isToldOfSessions(), time()));
        last.ifPresent(session -> ended.tell(session, DestroyReason.INVALIDATED));
        return last.isPresent();
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
        return context.statistics.snapshot(live.storageIds().size());
    }

    /**
     * Lets go of Redis; the sessions live on there. Nobody is told that they end. If listeners are being told of one that has expired, waits some seconds
     * for them: the others that were found with it are left to another node.
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
