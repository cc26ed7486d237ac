package org.cdiredis.session.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import org.cdiredis.session.internal.model.DestroyReason;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionCallbacks;

/** Tells the application's listeners, and attributes that are listeners themselves, as a server does. */
final class ListenerCallbacks implements SessionCallbacks {

    private final SessionListeners listeners;
    private final SessionFaces faces;
    private final SessionBeans beans;

    ListenerCallbacks(SessionListeners listeners, SessionFaces faces, SessionBeans beans) {
        this.listeners = listeners;
        this.faces = faces;
        this.beans = beans;
    }

    @Override
    public void created(LiveSession session) {
        beans.begun(faces.of(session));
        HttpSessionEvent event = new HttpSessionEvent(faces.of(session));
        for (HttpSessionListener listener : listeners.sessions()) {
            listener.sessionCreated(event);
        }
    }

    /** Beans end after the listeners, which may still use them, as on a server. */
    @Override
    public void destroyed(LiveSession session, DestroyReason reason) {
        SessionFace face = faces.of(session);
        HttpSessionEvent event = new HttpSessionEvent(face);
        List<HttpSessionListener> lastFirst = new ArrayList<>(listeners.sessions());
        Collections.reverse(lastFirst);
        beans.within(face, () -> {
            for (HttpSessionListener listener : lastFirst) {
                listener.sessionDestroyed(event);
            }
        });
        beans.ended(face);
    }

    @Override
    public void idChanged(LiveSession session, String oldId) {
        HttpSessionEvent event = new HttpSessionEvent(faces.of(session));
        for (HttpSessionIdListener listener : listeners.ids()) {
            listener.sessionIdChanged(event, oldId);
        }
    }

    @Override
    public void valueBound(LiveSession session, String name, Object value) {
        if (value instanceof HttpSessionBindingListener listener) {
            listener.valueBound(new HttpSessionBindingEvent(faces.of(session), name, value));
        }
    }

    @Override
    public void valueUnbound(LiveSession session, String name, Object value) {
        if (value instanceof HttpSessionBindingListener listener) {
            listener.valueUnbound(new HttpSessionBindingEvent(faces.of(session), name, value));
        }
    }

    @Override
    public void attributeAdded(LiveSession session, String name, Object value) {
        tell(session, name, value, HttpSessionAttributeListener::attributeAdded);
    }

    /** The event has the value that was replaced. */
    @Override
    public void attributeReplaced(LiveSession session, String name, Object value, Object oldValue) {
        tell(session, name, oldValue, HttpSessionAttributeListener::attributeReplaced);
    }

    @Override
    public void attributeRemoved(LiveSession session, String name, Object oldValue) {
        tell(session, name, oldValue, HttpSessionAttributeListener::attributeRemoved);
    }

    @Override
    public void willPassivate(LiveSession session, Object value) {
        if (value instanceof HttpSessionActivationListener listener) {
            listener.sessionWillPassivate(new HttpSessionEvent(faces.of(session)));
        }
    }

    @Override
    public void didActivate(LiveSession session, Object value) {
        if (value instanceof HttpSessionActivationListener listener) {
            listener.sessionDidActivate(new HttpSessionEvent(faces.of(session)));
        }
    }

    @Override
    public boolean isListener(Object value) {
        return value instanceof HttpSessionBindingListener || value instanceof HttpSessionActivationListener;
    }

    @Override
    public boolean isToldOfSessions() {
        return !listeners.sessions().isEmpty() || beans.areKept() || isToldOfAttributes();
    }

    @Override
    public boolean isToldOfAttributes() {
        return !listeners.attributes().isEmpty();
    }

    private void tell(LiveSession session, String name, Object value, Teller teller) {
        if (listeners.attributes().isEmpty()) {
            return;
        }
        HttpSessionBindingEvent event = new HttpSessionBindingEvent(faces.of(session), name, value);
        for (HttpSessionAttributeListener listener : listeners.attributes()) {
            teller.tell(listener, event);
        }
    }

    @FunctionalInterface
    private interface Teller {
        void tell(HttpSessionAttributeListener listener, HttpSessionBindingEvent event);
    }
}
