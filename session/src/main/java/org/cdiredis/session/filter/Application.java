package org.cdiredis.session.filter;

import org.cdiredis.session.internal.model.SessionRealm;

/**
 * What the requests of an application share.
 *
 * @param realm its sessions
 * @param faces the sessions as it sees them
 * @param tracking how clients carry their ids
 * @param beans its session-scoped beans
 */
record Application(SessionRealm realm, SessionFaces faces, SessionTracking tracking, SessionBeans beans) {

    /** Under which attribute a request has its exchange; not the same for two applications, which may dispatch to each other. */
    String requestAttribute() {
        return "org.cdiredis.session " + realm.deployment().application();
    }
}
