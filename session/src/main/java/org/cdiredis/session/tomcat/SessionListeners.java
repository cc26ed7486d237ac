package org.cdiredis.session.tomcat;

import java.util.ArrayList;
import java.util.List;

import org.apache.catalina.SessionListener;

import org.cdiredis.session.internal.model.LiveSession;

/** Which parts of Tomcat want to hear of a session, as single sign-on does. They stay on this node, for all requests of the session. */
final class SessionListeners {

    private static final String NAME = "tomcat.session-listeners";

    private SessionListeners() {}

    /** Not serializable, so that it stays on this node. */
    private record OfThisNode(List<SessionListener> listeners) {}

    static List<SessionListener> of(LiveSession session) {
        return session.internal(NAME) instanceof OfThisNode known ? known.listeners() : List.of();
    }

    static void add(LiveSession session, SessionListener listener) {
        List<SessionListener> listeners = new ArrayList<>(of(session));
        listeners.add(listener);
        session.internal(NAME, new OfThisNode(List.copyOf(listeners)));
    }

    static void remove(LiveSession session, SessionListener listener) {
        List<SessionListener> listeners = new ArrayList<>(of(session));
        if (listeners.remove(listener)) {
            session.internal(NAME, listeners.isEmpty() ? null : new OfThisNode(List.copyOf(listeners)));
        }
    }
}
