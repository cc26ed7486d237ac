package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.store.Committed;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionFacts;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.TimeLeft;

/**
 * Lets requests into sessions and out of them: a session is what its store and this node know of it together. Thread-safe.
 */
final class SessionAccess {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final RealmContext context;
    private final LiveSessions live;
    private final ExclusiveHolds holds;

    SessionAccess(RealmContext context) {
        this.context = context;
        this.live = context.live;
        this.holds = new ExclusiveHolds(context.store);
    }

    Optional<LiveSession> open(SessionId id, TimeLeft time) {
        Optional<LiveSession> unstored =
                live.get(id.storage()).filter(session -> !session.isStored && session.isValid());
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

    /** If it is gone by an id that may have been replaced without anybody knowing the new one, the former is given back first. */
    private Optional<LiveSession> openStored(SessionId id, TimeLeft time) {
        boolean isInDoubt = context.unanswered.has(id);
        Optional<LiveSession> opened = openAsItIs(id, time);
        if (opened.isPresent() || !(isInDoubt || context.unanswered.has(id))) {
            return opened;
        }
        context.unanswered.takeBack(id, time);
        return openAsItIs(id, time);
    }

    private Optional<LiveSession> openAsItIs(SessionId id, TimeLeft time) {
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
        boolean isTaken = false;
        try {
            isTaken = isTaken(session, id, known, found); // may call what the application has written
        } finally {
            if (!isTaken) {
                release(session, time);
                context.near.remove(id.storage());
            }
        }
        return isTaken ? Optional.of(session) : Optional.empty();
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
            session.entered(found.tenancy());
            if (found.version() < known.version()) {
                session.forgetAfter(found.version());
                return false;
            }
            if (isOlder(found, session)) {
                if (known.equals(Known.NOTHING)) { // else this node may have written meanwhile
                    session.forgetAfter(found.version());
                }
                return false;
            }
            return session.version >= known.version() && session.take(id, found);
        } finally {
            session.lock.unlock();
        }
    }

    /** Whether an answer has something to be taken over, and not what this node has written. */
    private static boolean isOlder(Opened.Found found, LiveSession session) {
        return found instanceof Opened.Changed
                && found.version() >= session.version
                && session.attributes.isAheadOf(found.version());
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
        session.entered(found.tenancy());
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

    /** Requests may still work with a session of that id that has ended elsewhere, or with one of another secret. */
    private SessionId unlessEnded(SessionId wanted) {
        return live.get(wanted.storage())
                .filter(LiveSession::isValid)
                .filter(session -> session.isStored || !session.sessionId().equals(wanted))
                .map(session -> SessionId.random())
                .orElse(wanted);
    }

    /** Counts an access to a session that nobody needs; nobody waits for that. */
    void touch(SessionId id, TimeLeft time) {
        if (live.get(id.storage()).filter(session -> !session.isStored).isPresent()) {
            return;
        }
        context.store.open(id, known(id).version(), false, time).exceptionally(failure -> {
            context.statistics.failures.increment();
            return Opened.Gone.INSTANCE;
        });
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
            session.leaveCopy();
            context.local.put(
                    session.storageId(), session.ofThisNode(), session.timeout().toNanos());
        } finally {
            session.lock.unlock();
        }
    }
}
