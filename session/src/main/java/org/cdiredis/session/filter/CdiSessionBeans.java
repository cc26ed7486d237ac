package org.cdiredis.session.filter;

import java.util.Map;
import java.util.Optional;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;

/** Session-scoped beans in a context of our own. */
final class CdiSessionBeans implements SessionBeans {

    private final BeanManager manager;
    private final SessionBeanContext context;
    private final Optional<WeldContexts> weld;

    CdiSessionBeans(BeanManager manager, SessionBeanContext context, Optional<WeldContexts> weld) {
        this.manager = manager;
        this.context = context;
        this.weld = weld;
    }

    @Override
    public Entered enter(RequestSessions sessions) {
        RequestSessions before = context.current();
        boolean serversWasActive =
                before == null && weld.map(WeldContexts::giveWay).orElse(false);
        context.associate(sessions);
        return () -> {
            context.associate(before);
            if (serversWasActive) {
                weld.ifPresent(WeldContexts::takeOver);
            } else {
                weld.ifPresent(WeldContexts::forgetFound);
            }
        };
    }

    @Override
    public void begun(SessionFace session) {
        manager.getEvent()
                .select(HttpSession.class, Initialized.Literal.SESSION)
                .fire(session);
    }

    @Override
    public void ended(SessionFace session) {
        Map<String, StoredBean> beans = SessionBeanContext.beansOf(session.session());
        RequestSessions request = context.current();
        Runnable ending = () -> destroy(beans, session);
        if (request != null && request.has(session) && !(request instanceof OneSession)) {
            request.ended().add(beans, ending);
            weld.ifPresent(WeldContexts::forgetFound);
        } else {
            within(session, ending);
        }
    }

    private void destroy(Map<String, StoredBean> beans, HttpSession face) {
        manager.getEvent()
                .select(HttpSession.class, BeforeDestroyed.Literal.SESSION)
                .fire(face);
        beans.forEach((id, stored) -> SessionBeanContext.destroy(manager, id, stored));
        manager.getEvent().select(HttpSession.class, Destroyed.Literal.SESSION).fire(face);
    }

    @Override
    public void within(SessionFace session, Runnable task) {
        RequestSessions request = context.current();
        if (request != null && request.has(session)) {
            task.run();
            return;
        }
        Entered entered = enter(new OneSession(session));
        try {
            task.run();
        } finally {
            entered.leave();
        }
    }

    @Override
    public boolean areKept() {
        return true;
    }

    /** A session that ends outside of its requests. */
    private record OneSession(SessionFace only) implements RequestSessions {

        @Override
        public @Nullable SessionFace session(boolean create) {
            return only;
        }

        @Override
        public boolean has(SessionFace session) {
            return session == only;
        }

        @Override
        public EndedBeans ended() {
            return new EndedBeans();
        }
    }
}
