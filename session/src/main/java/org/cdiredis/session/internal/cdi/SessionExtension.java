package org.cdiredis.session.internal.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.ServletContext;

import org.cdiredis.session.Sessions;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.SessionRealm;

/** The portable extension of sessions: registers the bean {@link Sessions}. */
public final class SessionExtension implements Extension {

    void register(@Observes AfterBeanDiscovery event) {
        event.<Sessions>addBean()
                .id(Sessions.class.getName())
                .types(Sessions.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> new ServedSessions(() -> realm(instance)));
    }

    /** The adapter keeps it in the servlet context, which is a bean in every container of a web application. */
    private static SessionRealm realm(Instance<Object> instance) {
        Instance<ServletContext> contexts = instance.select(ServletContext.class);
        Object found = contexts.isResolvable() ? contexts.get().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE) : null;
        if (found instanceof SessionRealm realm) {
            return realm;
        }
        throw new IllegalStateException(SessionMessages.MESSAGES.notInRedis());
    }
}
