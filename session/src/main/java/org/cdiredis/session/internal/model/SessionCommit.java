package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.SessionConflictException;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.UnwritableSessionException;
import org.cdiredis.session.internal.serialize.UnwritableAttributeException;
import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.Changes;
import org.cdiredis.session.internal.store.Committed;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.TimeLeft;

/** Writes what has changed in a session. */
final class SessionCommit {

    private final LiveSession session;
    private final Resealing resealing;

    SessionCommit(LiveSession session) {
        this.session = session;
        this.resealing = new Resealing(session);
    }

    /** Does nothing if nothing has changed, or the session is gone. */
    void run(TimeLeft time) {
        if (!session.commits.tryLock()) {
            awaitOthers(time);
        }
        try {
            if (session.validity.isWritable(time)) {
                write(time);
                resealing.run(time);
            }
        } finally {
            session.commits.unlock();
        }
    }

    /** Other requests of the session that are writing may be waiting for a Redis that does not answer. */
    private void awaitOthers(TimeLeft time) {
        Duration limit = time.toRead();
        long start = System.nanoTime();
        boolean isMyTurn = false;
        try {
            isMyTurn = session.commits.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        time.spend(System.nanoTime() - start);
        if (!isMyTurn) {
            throw new SessionUnavailableException(
                    ErrorKind.TIMEOUT, SessionMessages.MESSAGES.writtenByOthers(limit.toString()), null);
        }
    }

    private void write(TimeLeft time) {
        CollectedChanges collected = collect();
        PendingFacts.Snapshot facts = session.facts.snapshot();
        Optional<SessionId> renewed = session.ids.renewed(time);
        Changes changes = new Changes(
                collected.bytes(),
                collected.removes().keySet(),
                facts.timeout(),
                facts.principal(),
                renewed.map(SessionId::secretHash),
                collected.bases());
        if (session.isStored && changes.isEmpty()) {
            return;
        }
        Optional<SessionId> told = session.isStored ? renewed : renewed.or(() -> Optional.of(session.ids.stored()));
        Committed result =
                session.isStored ? commit(changes, renewed, time) : create(told.orElseThrow(), changes, time);
        if (result instanceof Committed.Written written) {
            renewed.ifPresent(session.realm.unanswered::forget);
            told.ifPresent(id -> session.ids.written(id, time));
            written(collected, facts, written);
            renewed.ifPresent(id -> session.leaveCopy());
        } else if (result instanceof Committed.Gone) {
            gone();
        } else {
            throw conflict(changes);
        }
    }

    /** What other requests do to a value is theirs to write, even if they leave meanwhile. Those that come wait for the lock. */
    private CollectedChanges collect() {
        session.lock.lock();
        try {
            boolean isShared = session.requests.size() > 1;
            return session.attributes.collect(
                    isShared,
                    session.realm.isOptimistic(),
                    this::isListener,
                    (name, value, reason) -> isOfThisNode(name, value, reason, isShared));
        } finally {
            session.lock.unlock();
        }
    }

    private boolean isListener(Object value) {
        boolean tells = session.realm.callbacks.isListener(value);
        if (tells) {
            session.realm.callbacks.willPassivate(session, value);
        }
        return tells;
    }

    /** What another request is changing that one writes. */
    private boolean isOfThisNode(
            AttributeName name, Object value, UnwritableAttributeException reason, boolean isShared) {
        if (reason.isPassing() && isShared) {
            SessionLogger.LOG.writtenLater(name.text(), session.storageId(), String.valueOf(reason.getMessage()));
            return false;
        }
        if (session.realm.deployment.isDistributable() && !name.isInternal()) {
            throw new UnwritableSessionException(
                    SessionMessages.MESSAGES.notSerializable(
                            name.text(),
                            String.valueOf(reason.getMessage()),
                            value.getClass().getName()),
                    reason);
        }
        session.realm.warnOfThisNode(name.text(), value.getClass(), reason.getMessage());
        return !reason.isPassing();
    }

    private Committed commit(Changes changes, Optional<SessionId> renewed, TimeLeft time) {
        boolean isSent = time.failure().isEmpty();
        try {
            return Waiting.on(session.realm.store.commit(session.storageId(), changes, time));
        } catch (SessionUnavailableException e) {
            renewed.filter(id -> isSent).ifPresent(id -> session.realm.unanswered.add(session, id, changes));
            throw e;
        }
    }

    /**
     * If the id is that of the same client's session in another application, there may be one here that the client had with that id before: it
     * has been changed there since, so that nobody has it here any more.
     */
    private Committed create(SessionId id, Changes changes, TimeLeft time) {
        SessionStore.Created created = Waiting.on(session.realm.store.create(id, session.timeout(), changes, time));
        if (created.result() instanceof Committed.Taken && session.realm.ended.end(session.storageId(), time)) {
            created = Waiting.on(session.realm.store.create(id, session.timeout(), changes, time));
        }
        if (created.result() instanceof Committed.Written) {
            session.createdAt(created.created());
            session.isStored = true;
        }
        return created.result();
    }

    /** If others have written in between, their changes are still to be read: the version stays. */
    private void written(CollectedChanges collected, PendingFacts.Snapshot facts, Committed.Written made) {
        session.realm.statistics.committed.increment();
        session.lock.lock();
        try {
            session.attributes.written(collected, made.ofAttributes());
            session.facts.written(facts);
            if (made.before() == session.version) {
                session.version = made.version();
            }
        } finally {
            session.lock.unlock();
        }
    }

    private void gone() {
        session.realm.statistics.refused.increment();
        SessionLogger.LOG.goneAtCommit(session.storageId());
        session.becomeInvalid();
        session.realm.near.remove(session.storageId());
    }

    private SessionConflictException conflict(Changes changes) {
        session.realm.statistics.conflicts.increment();
        session.lock.lock();
        try {
            session.discard();
        } finally {
            session.lock.unlock();
        }
        return new SessionConflictException(ErrorKind.OTHER, reason(changes), null);
    }

    private String reason(Changes changes) {
        if (!session.isStored) {
            return SessionMessages.MESSAGES.idTaken();
        }
        if (session.realm.settings.mode() == ConcurrencyMode.EXCLUSIVE) {
            return SessionMessages.MESSAGES.leaseLost();
        }
        return SessionMessages.MESSAGES.conflict(changes.bases().keySet().stream()
                .map(AttributeName::text)
                .sorted()
                .collect(Collectors.joining("\", \"")));
    }
}
