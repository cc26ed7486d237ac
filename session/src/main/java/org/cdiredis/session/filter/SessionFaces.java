package org.cdiredis.session.filter;

import jakarta.servlet.ServletContext;

import org.cdiredis.session.internal.model.LiveSession;

/** Sessions as the application sees them: one object for each, whoever asks. */
final class SessionFaces {

    private final ServletContext context;

    SessionFaces(ServletContext context) {
        this.context = context;
    }

    SessionFace of(LiveSession session) {
        return session.face(made -> new SessionFace(made, context));
    }
}
