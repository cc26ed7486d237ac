package org.cdiredis.session.internal.cdi;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Set<SessionRealm> started = ConcurrentHashMap.newKeySet();

    void register(@Observes AfterBeanDiscovery event) {
        event.<Sessions>addBean()
                .id(Sessions.class.getName())
                .types(Sessions.class, Object.class)
                .scope(ApplicationScoped.class)
                .produceWith(instance -> new ServedSessions(() -> realm(instance)));
    }

    /** Where the container is there before them, it is told. */
    void start(@Observes SessionRealm realm) {
        started.add(realm);
    }

    /** Where it comes after them, it finds them. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        if (application instanceof ServletContext context) {
            find(context).ifPresent(started::add);
        }
    }

    private SessionRealm realm(Instance<Object> instance) {
        return ofApplication()
                .or(() -> ofRequest(instance))
                .orElseThrow(() -> new IllegalStateException(SessionMessages.MESSAGES.notInRedis()));
    }

    /** Any thread has them. */
    private Optional<SessionRealm> ofApplication() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        boolean isOne = started.size() == 1;
        return started.stream()
                .filter(realm -> isOne || realm.deployment().loader() == loader)
                .findFirst();
    }

    /** The servlet context is a bean in every container of a web application; in Weld, requests alone have it. */
    private static Optional<SessionRealm> ofRequest(Instance<Object> instance) {
        Instance<ServletContext> contexts = instance.select(ServletContext.class);
        try {
            return contexts.isResolvable() ? find(contexts.get()) : Optional.empty();
        } catch (ContextNotActiveException e) {
            return Optional.empty();
        }
    }

    /** The adapter keeps them there. */
    private static Optional<SessionRealm> find(ServletContext context) {
        return context.getAttribute(SessionRealms.CONTEXT_ATTRIBUTE) instanceof SessionRealm realm
                ? Optional.of(realm)
                : Optional.empty();
    }
}
