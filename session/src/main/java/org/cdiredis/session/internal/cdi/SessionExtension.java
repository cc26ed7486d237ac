package org.cdiredis.session.internal.cdi;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Initialized;
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

    /** Of the web application, or of all that are in one enterprise application. */
    private final List<ServletContext> started = new CopyOnWriteArrayList<>();

    void register(@Observes AfterBeanDiscovery event) {
        event.<Sessions>addBean()
                .id(Sessions.class.getName())
                .types(Sessions.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> new ServedSessions(() -> realm(instance)));
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (application instanceof ServletContext context) {
            started.add(context);
        }
    }

    /** The adapter keeps it in the servlet context. */
    private SessionRealm realm(Instance<Object> instance) {
        Object found = context()
                .or(() -> ofRequest(instance))
                .map(context -> context.getAttribute(SessionRealms.CONTEXT_ATTRIBUTE))
                .orElse(null);
        if (found instanceof SessionRealm realm) {
            return realm;
        }
        throw new IllegalStateException(SessionMessages.MESSAGES.notInRedis());
    }

    /** That which any thread may ask for. */
    private Optional<ServletContext> context() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return started.size() == 1
                ? Optional.of(started.get(0))
                : started.stream()
                        .filter(context -> context.getClassLoader() == loader)
                        .findFirst();
    }

    /** The bean that every container of a web application has; in Weld, requests alone have it. */
    private static Optional<ServletContext> ofRequest(Instance<Object> instance) {
        Instance<ServletContext> contexts = instance.select(ServletContext.class);
        try {
            return contexts.isResolvable() ? Optional.of(contexts.get()) : Optional.empty();
        } catch (ContextNotActiveException e) {
            return Optional.empty();
        }
    }
}
