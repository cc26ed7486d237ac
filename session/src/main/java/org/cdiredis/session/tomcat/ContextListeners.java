package org.cdiredis.session.tomcat;

import java.util.List;
import jakarta.servlet.http.HttpSession;

import org.apache.catalina.Context;
import org.apache.catalina.Session;

import org.cdiredis.session.internal.model.DestroyReason;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.servlet.ServerListeners;

/** Tells the listeners that Tomcat knows of an application, and its own of a session. */
final class ContextListeners extends ServerListeners {

    private final RedisSessionManager manager;
    private final Context context;

    ContextListeners(RedisSessionManager manager, Context context) {
        this.manager = manager;
        this.context = context;
    }

    @Override
    public void destroyed(LiveSession session, DestroyReason reason) {
        super.destroyed(session, reason);
        manager.face(session).fireSessionEvent(Session.SESSION_DESTROYED_EVENT, null);
    }

    @Override
    public void idChanged(LiveSession session, String oldId) {
        manager.face(session).fireSessionEvent(Session.SESSION_CHANGED_ID_EVENT, oldId);
        String now = manager.withRoute(session.id());
        context.fireContainerEvent(Context.CHANGE_SESSION_ID_EVENT, new String[] {manager.withRoute(oldId), now});
        super.idChanged(session, oldId);
    }

    @Override
    protected List<?> ofSessions() {
        Object[] listeners = context.getApplicationLifecycleListeners();
        return listeners == null ? List.of() : List.of(listeners);
    }

    @Override
    protected List<?> ofEvents() {
        Object[] listeners = context.getApplicationEventListeners();
        return listeners == null ? List.of() : List.of(listeners);
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
