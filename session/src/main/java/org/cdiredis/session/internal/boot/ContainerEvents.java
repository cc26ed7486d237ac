package org.cdiredis.session.internal.boot;

import org.cdiredis.session.SessionCreatedEvent;
import org.cdiredis.session.SessionDestroyedEvent;
import org.cdiredis.session.SessionExpiredEvent;
import org.cdiredis.session.SessionInfo;
import org.cdiredis.session.internal.model.DestroyReason;
import org.cdiredis.session.internal.model.SessionObserver;
import org.cdiredis.session.internal.store.SessionSummary;

/** Tells the beans of an application. */
record ContainerEvents(CurrentContainer container) implements SessionObserver {

    @Override
    public void created(SessionSummary session) {
        container.fire(new SessionCreatedEvent(info(session)));
    }

    @Override
    public void ended(SessionSummary session, DestroyReason reason) {
        SessionInfo info = info(session);
        container.fire(
                reason == DestroyReason.EXPIRED ? new SessionExpiredEvent(info) : new SessionDestroyedEvent(info));
    }

    private static SessionInfo info(SessionSummary session) {
        return new SessionInfo(
                session.storage(),
                session.facts().created(),
                session.lastAccess(),
                session.facts().timeout(),
                session.facts().principal());
    }
}
