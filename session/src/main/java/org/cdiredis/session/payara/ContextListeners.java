package org.cdiredis.session.payara;

import java.util.List;
import jakarta.servlet.http.HttpSession;

import org.apache.catalina.Session;
import org.apache.catalina.core.StandardContext;

import org.cdiredis.session.internal.model.DestroyReason;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.servlet.ServerListeners;

/** Tells the listeners that Payara knows of an application, and Payara's own of the beginning and the end of sessions. */
final class ContextListeners extends ServerListeners {

    private final RedisSessionManager manager;
    private final StandardContext context;

    ContextListeners(RedisSessionManager manager, StandardContext context) {
        this.manager = manager;
        this.context = context;
    }

    @Override
    public void created(LiveSession session) {
        manager.face(session).fireSessionEvent(Session.SESSION_CREATED_EVENT, null);
        super.created(session);
    }

    @Override
    public void destroyed(LiveSession session, DestroyReason reason) {
        super.destroyed(session, reason);
        RedisSession ended = manager.face(session);
        context.sessionExpiredEvent(ended);
        ended.fireSessionEvent(Session.SESSION_DESTROYED_EVENT, null);
    }

    @Override
    protected List<?> ofSessions() {
        return context.getSessionListeners();
    }

    @Override
    protected List<?> ofEvents() {
        return context.getApplicationEventListeners();
    }

    @Override
    protected HttpSession facade(LiveSession session) {
        return manager.face(session).getSession();
    }

    @Override
    protected void fire(String event, Object listener) {
        context.fireContainerEvent(event, listener);
    }

    @Override
    protected ClassLoader loader() {
        return context.getLoader().getClassLoader();
    }
}
