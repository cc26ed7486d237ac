package org.cdiredis.session.tomcat;

import java.util.function.BiConsumer;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import org.apache.catalina.Context;

import org.cdiredis.session.internal.model.DestroyReason;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionCallbacks;

/** Tells the listeners that Tomcat knows of an application, in its order and with its events around them. */
final class ContextListeners implements SessionCallbacks {

    private final RedisSessionManager manager;
    private final Context context;

    ContextListeners(RedisSessionManager manager, Context context) {
        this.manager = manager;
        this.context = context;
    }

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
            Object[] listeners = ofSessions();
            for (int i = listeners.length - 1; i >= 0; i--) {
                if (listeners[i] instanceof HttpSessionListener told) {
                    around("SessionDestroyed", told, () -> told.sessionDestroyed(event));
                }
            }
        });
    }

    /** A listener that throws is not the application's end, as with Tomcat's own sessions. */
    private void around(String event, Object listener, Runnable call) {
        context.fireContainerEvent("before" + event, listener);
        try {
            call.run();
        } catch (RuntimeException e) {
            TomcatLogger.LOG.listenerFailed(e);
        } finally {
            context.fireContainerEvent("after" + event, listener);
        }
    }

    @Override
    public void idChanged(LiveSession session, String oldId) {
        String now = manager.withRoute(session.id());
        context.fireContainerEvent(Context.CHANGE_SESSION_ID_EVENT, new String[] {manager.withRoute(oldId), now});
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
            TomcatLogger.LOG.listenerFailed(e);
        }
    }

    @Override
    public boolean isListener(Object value) {
        return value instanceof HttpSessionBindingListener || value instanceof HttpSessionActivationListener;
    }

    @Override
    public boolean isToldOfSessions() {
        return has(ofSessions(), HttpSessionListener.class);
    }

    @Override
    public boolean isToldOfAttributes() {
        return has(ofEvents(), HttpSessionAttributeListener.class);
    }

    private static boolean has(Object[] listeners, Class<?> type) {
        for (Object listener : listeners) {
            if (type.isInstance(listener)) {
                return true;
            }
        }
        return false;
    }

    private Object[] ofSessions() {
        Object[] listeners = context.getApplicationLifecycleListeners();
        return listeners == null ? new Object[0] : listeners;
    }

    private Object[] ofEvents() {
        Object[] listeners = context.getApplicationEventListeners();
        return listeners == null ? new Object[0] : listeners;
    }

    private HttpSession facade(LiveSession session) {
        return manager.face(session).getSession();
    }

    /** The end of a session may come in a thread that is none of the application's. */
    private void withApplicationsLoader(Runnable call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(context.getLoader().getClassLoader());
        try {
            call.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
