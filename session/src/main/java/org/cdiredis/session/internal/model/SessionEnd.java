package org.cdiredis.session.internal.model;

import java.util.Map;
import java.util.Optional;

import org.cdiredis.session.internal.store.ExpiredSession;
import org.cdiredis.session.internal.store.Opened;

/** Ends a session, and tells of it. */
final class SessionEnd {

    private final LiveSession session;

    SessionEnd(LiveSession session) {
        this.session = session;
    }

    /**
     * First for all nodes, then here: whoever is told of it can be sure that nobody opens it any more. If another request is about to end it, waits until
     * it has, or could not.
     */
    void invalidate() {
        while (!session.validity.beginEnding()) {
            if (!session.validity.isWritable(session.timeLeft())) {
                return;
            }
        }
        boolean isMine;
        try {
            isMine = !session.isStored || endForAll();
        } catch (RuntimeException | Error e) {
            session.validity.restore();
            throw e;
        }
        session.realm.near.remove(session.storageId());
        if (isMine) {
            session.realm.statistics.invalidated.increment();
            tell(DestroyReason.INVALIDATED);
        } else {
            session.becomeInvalid();
        }
    }

    private boolean endForAll() {
        Optional<ExpiredSession> ended = Waiting.on(session.realm.store.invalidate(
                session.storageId(), session.realm.callbacks.isToldOfSessions(), session.timeLeft()));
        ended.ifPresent(this::takeLast);
        return ended.isPresent();
    }

    /** What others have written meanwhile, and what was never fetched. */
    void takeLast(ExpiredSession last) {
        if (last.version() == 0) {
            return; // nobody has asked for it
        }
        session.lock.lock();
        try {
            session.attributes.merge(
                    new Opened.Changed(last.lastAccess(), last.version(), last.facts(), last.attributes(), Map.of()));
        } finally {
            session.lock.unlock();
        }
    }

    /** Tells everybody, and is over then, whatever they throw. */
    void tell(DestroyReason reason) {
        session.validity.tell();
        try {
            session.realm.callbacks.destroyed(session, reason);
            session.removeAll();
        } finally {
            session.becomeInvalid();
            session.realm.limit.ended();
            session.realm.observer.ended(session.summary(), reason);
        }
    }
}
