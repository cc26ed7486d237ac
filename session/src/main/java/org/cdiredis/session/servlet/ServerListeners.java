package org.cdiredis.session.servlet;

import java.util.List;
import java.util.function.BiConsumer;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.model.DestroyReason;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionCallbacks;

/**
 * Tells the listeners that a server knows of an application, in the server's order and with the server's events around them. A listener that
 * throws is not the application's end.
 */
public abstract class ServerListeners implements SessionCallbacks {

    /** For the adapters of such servers. */
    protected ServerListeners() {}

    /**
     * The listeners that are told of sessions.
     *
     * @return the listeners, and others perhaps, in the order in which they are told of a beginning
     */
    protected abstract List<?> ofSessions();

    /**
     * The listeners that are told of attributes and ids.
     *
     * @return the listeners, and others perhaps, in their order
     */
    protected abstract List<?> ofEvents();

    /**
     * A session as the application sees it.
     *
     * @param session the session
     * @return its facade
     */
    protected abstract HttpSession facade(LiveSession session);

    /**
     * Tells the server's components of an event.
     *
     * @param event its name
     * @param listener the listener that is told of it
     */
    protected abstract void fire(String event, Object listener);

    /**
     * The class loader of the application: the end of a session may come in a thread that is none of its own.
     *
     * @return the loader
     */
    protected abstract ClassLoader loader();

    @Override
    public void created(LiveSession session) {
        HttpSessionEvent event = new HttpSessionEvent(facade(session));
        for (Object listener : ofSessions()) {
            if (listener instanceof HttpSessionListener told) {
                around("SessionCreated", told, () -> told.sessionCreated(event));
            }
        }
    }

    @Override
    public void destroyed(LiveSession session, DestroyReason reason) {
        withApplicationsLoader(() -> {
            HttpSessionEvent event = new HttpSessionEvent(facade(session));
            List<?> listeners = ofSessions();
            for (int i = listeners.size() - 1; i >= 0; i--) {
                if (listeners.get(i) instanceof HttpSessionListener told) {
                    around("SessionDestroyed", told, () -> told.sessionDestroyed(event));
                }
            }
        });
    }

    private void around(String event, Object listener, Runnable call) {
        fire("before" + event, listener);
        try {
            call.run();
        } catch (RuntimeException e) {
            SessionLogger.LOG.applicationsListenerFailed(e);
        } finally {
            fire("after" + event, listener);
        }
    }

    @Override
    public void idChanged(LiveSession session, String oldId) {
        HttpSessionEvent event = new HttpSessionEvent(facade(session));
        for (Object listener : ofEvents()) {
            if (listener instanceof HttpSessionIdListener told) {
                logged(() -> told.sessionIdChanged(event, oldId));
            }
        }
    }

    @Override
    public void valueBound(LiveSession session, String name, Object value) {
        if (value instanceof HttpSessionBindingListener told) {
            logged(() -> told.valueBound(new HttpSessionBindingEvent(facade(session), name, value)));
        }
    }

    @Override
    public void valueUnbound(LiveSession session, String name, Object value) {
        if (value instanceof HttpSessionBindingListener told) {
            withApplicationsLoader(
                    () -> logged(() -> told.valueUnbound(new HttpSessionBindingEvent(facade(session), name, value))));
        }
    }

    @Override
    public void attributeAdded(LiveSession session, String name, Object value) {
        eachOfAttributes(session, name, value, "SessionAttributeAdded", HttpSessionAttributeListener::attributeAdded);
    }

    /** The event has the value that was replaced. */
    @Override
    public void attributeReplaced(LiveSession session, String name, Object value, Object oldValue) {
        eachOfAttributes(
                session, name, oldValue, "SessionAttributeReplaced", HttpSessionAttributeListener::attributeReplaced);
    }

    @Override
    public void attributeRemoved(LiveSession session, String name, Object oldValue) {
        eachOfAttributes(
                session, name, oldValue, "SessionAttributeRemoved", HttpSessionAttributeListener::attributeRemoved);
    }

    private void eachOfAttributes(
            LiveSession session,
            String name,
            Object value,
            String containerEvent,
            BiConsumer<HttpSessionAttributeListener, HttpSessionBindingEvent> call) {
        withApplicationsLoader(() -> {
            HttpSessionBindingEvent event = new HttpSessionBindingEvent(facade(session), name, value);
            for (Object listener : ofEvents()) {
                if (listener instanceof HttpSessionAttributeListener told) {
                    around(containerEvent, told, () -> call.accept(told, event));
                }
            }
        });
    }

    @Override
    public void willPassivate(LiveSession session, Object value) {
        activation(session, value, (told, event) -> told.sessionWillPassivate(event));
    }

    @Override
    public void didActivate(LiveSession session, Object value) {
        activation(session, value, (told, event) -> told.sessionDidActivate(event));
    }

    private void activation(
            LiveSession session, Object value, BiConsumer<HttpSessionActivationListener, HttpSessionEvent> call) {
        if (value instanceof HttpSessionActivationListener told) {
            logged(() -> call.accept(told, new HttpSessionEvent(facade(session))));
        }
    }

    private static void logged(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            SessionLogger.LOG.applicationsListenerFailed(e);
        }
    }

    @Override
    public boolean isListener(Object value) {
        return value instanceof HttpSessionBindingListener || value instanceof HttpSessionActivationListener;
    }

    @Override
    public boolean isToldOfSessions() {
        return ofSessions().stream().anyMatch(HttpSessionListener.class::isInstance) || isToldOfAttributes();
    }

    @Override
    public boolean isToldOfAttributes() {
        for (Object listener : ofEvents()) { // no stream: each attribute that is set asks
            if (listener instanceof HttpSessionAttributeListener) {
                return true;
            }
        }
        return false;
    }

    private void withApplicationsLoader(Runnable call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader());
        try {
            call.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
