package org.cdiredis.session.internal.model;

import org.cdiredis.session.internal.store.SessionSummary;

/** Is told of the sessions of an application, besides the listeners of its server. */
public interface SessionObserver {

    /** Tells nobody. */
    SessionObserver NOBODY = new SessionObserver() {};

    /**
     * A session has been created, and may not be stored yet.
     *
     * @param session what is known of it
     */
    default void created(SessionSummary session) {}

    /**
     * A session has ended.
     *
     * @param session what is known of it
     * @param reason why
     */
    default void ended(SessionSummary session, DestroyReason reason) {}
}
