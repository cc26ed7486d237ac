package org.cdiredis.session.undertow;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.function.BiConsumer;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.session.SessionListener;
import io.undertow.server.session.SessionListener.SessionDestroyedReason;
import io.undertow.servlet.api.Deployment;
import io.undertow.servlet.core.SessionListenerBridge;
import io.undertow.servlet.spec.HttpServletRequestImpl;
import io.undertow.servlet.spec.HttpSessionImpl;

import org.cdiredis.session.internal.model.DestroyReason;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionCallbacks;

/**
 * Tells Undertow's session listeners, of which one tells those of the application; it calls binding listeners, too. Activation listeners
 * are nobody else's business in Undertow.
 */
final class ListenerCalls implements SessionCallbacks {

    private final RedisSessionManager manager;
    private final Deployment deployment;
    private final List<SessionListener> listeners;

    ListenerCalls(RedisSessionManager manager, Deployment deployment, List<SessionListener> listeners) {
        this.manager = manager;
        this.deployment = deployment;
        this.listeners = listeners;
    }

    void add(SessionListener listener) {
        listeners.add(listener);
    }

    void remove(SessionListener listener) {
        listeners.remove(listener);
    }

    /** By the manager, once the client will be told the id. */
    void sessionCreated(RedisSession session, HttpServerExchange exchange) {
        listeners.forEach(listener -> listener.sessionCreated(session, exchange));
    }

    @Override
    public void destroyed(LiveSession session, DestroyReason reason) {
        RedisSession ended = manager.session(session);
        SessionDestroyedReason why =
                reason == DestroyReason.EXPIRED ? SessionDestroyedReason.TIMEOUT : SessionDestroyedReason.INVALIDATED;
        for (int i = listeners.size() - 1; i >= 0; i--) {
            listeners.get(i).sessionDestroyed(ended, ended.invalidating(), why);
        }
    }

    /** By the session. The request tells the application itself if it is the one that changes the id. */
    void sessionIdChanged(RedisSession session, String oldId) {
        boolean isTold = isCalledBy(HttpServletRequestImpl.class);
        for (SessionListener listener : listeners) {
            if (!isTold || !(listener instanceof SessionListenerBridge)) {
                listener.sessionIdChanged(session, oldId);
            }
        }
    }

    /** Whether that is who has called the session. */
    private static boolean isCalledBy(Class<?> type) {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackFrame::getClassName)
                        .filter(name -> !name.startsWith("org.cdiredis."))
                        .findFirst()
                        .filter(type.getName()::equals)
                        .isPresent());
    }

    @Override
    public void attributeAdded(LiveSession session, String name, Object value) {
        each(session, (listener, changed) -> listener.attributeAdded(changed, name, value));
    }

    @Override
    public void attributeReplaced(LiveSession session, String name, Object value, Object oldValue) {
        each(session, (listener, changed) -> listener.attributeUpdated(changed, name, value, oldValue));
    }

    @Override
    public void attributeRemoved(LiveSession session, String name, Object oldValue) {
        each(session, (listener, changed) -> listener.attributeRemoved(changed, name, oldValue));
    }

    private void each(LiveSession session, BiConsumer<SessionListener, RedisSession> call) {
        RedisSession changed = manager.session(session);
        listeners.forEach(listener -> call.accept(listener, changed));
    }

    @Override
    public void willPassivate(LiveSession session, Object value) {
        if (value instanceof HttpSessionActivationListener listener) {
            listener.sessionWillPassivate(event(session));
        }
    }

    @Override
    public void didActivate(LiveSession session, Object value) {
        if (value instanceof HttpSessionActivationListener listener) {
            listener.sessionDidActivate(event(session));
        }
    }

    private HttpSessionEvent event(LiveSession session) {
        return new HttpSessionEvent(
                HttpSessionImpl.forSession(manager.session(session), deployment.getServletContext(), session.isNew()));
    }

    @Override
    public boolean isListener(Object value) {
        return value instanceof HttpSessionBindingListener || value instanceof HttpSessionActivationListener;
    }
}
