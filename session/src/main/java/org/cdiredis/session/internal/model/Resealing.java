package org.cdiredis.session.internal.model;

import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.store.Committed;
import org.cdiredis.session.internal.store.TimeLeft;

/**
 * Encrypts with the first key what is stored with another one, so that keys can be removed though a session lives on. That is no change of the
 * session: what another node has written meanwhile stays, and what cannot be done now the next request does.
 */
final class Resealing {

    private final LiveSession session;

    Resealing(LiveSession session) {
        this.session = session;
    }

    void run(TimeLeft time) {
        if (!session.realm.codec.encrypts()) {
            return;
        }
        CollectedChanges outdated = outdated();
        if (outdated.sets().isEmpty() || time.failure().isPresent()) {
            return;
        }
        try {
            Committed result = Waiting.on(
                    session.realm.store.reseal(session.storageId(), outdated.bytes(), outdated.bases(), time));
            if (result instanceof Committed.Written made) {
                written(outdated, made);
            }
        } catch (SessionUnavailableException e) {
            // all that the request has changed is written
        }
    }

    private CollectedChanges outdated() {
        session.lock.lock();
        try {
            return session.attributes.outdated();
        } finally {
            session.lock.unlock();
        }
    }

    private void written(CollectedChanges outdated, Committed.Written made) {
        session.lock.lock();
        try {
            session.attributes.written(outdated, made.ofAttributes());
            if (made.before() == session.version) {
                session.version = made.version();
            }
        } finally {
            session.lock.unlock();
        }
    }
}
