package org.cdiredis.session.filter;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.PassivationCapable;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.filter.SessionBeans.RequestSessions;
import org.cdiredis.session.internal.model.LiveSession;

/**
 * The context of session-scoped beans, active where a request runs whose session is in Redis. A bean is kept in the session under its
 * id, which is the same on all nodes, and read when it is used for the first time.
 */
final class SessionBeanContext implements AlterableContext {

    private static final String PREFIX = "bean ";

    @SuppressWarnings("ThreadLocalUsage") // there is one context for each application
    private final ThreadLocal<RequestSessions> current = new ThreadLocal<>();

    @Override
    public Class<? extends Annotation> getScope() {
        return SessionScoped.class;
    }

    @Override
    public boolean isActive() {
        return current.get() != null;
    }

    @Nullable
    RequestSessions current() {
        return current.get();
    }

    /** From now on beans of this thread are those of this request's session; null for those of none. */
    void associate(@Nullable RequestSessions sessions) {
        if (sessions == null) {
            current.remove();
        } else {
            current.set(sessions);
        }
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual) {
        return instance(contextual, existing(required(), id(contextual)));
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual, @Nullable CreationalContext<T> creationalContext) {
        RequestSessions sessions = required();
        String id = id(contextual);
        StoredBean existing = existing(sessions, id);
        if (existing != null || creationalContext == null) {
            return instance(contextual, existing);
        }
        SessionFace session = Objects.requireNonNull(sessions.session(true), "a session was to be created");
        session.creation().lock();
        try {
            StoredBean meanwhile = stored(session, id);
            return meanwhile == null
                    ? create(session.session(), id, contextual, creationalContext)
                    : instance(contextual, meanwhile);
        } finally {
            session.creation().unlock();
        }
    }

    private static <T> T create(
            LiveSession session, String id, Contextual<T> contextual, CreationalContext<T> creationalContext) {
        T made = contextual.create(creationalContext);
        session.internal(PREFIX + id, new StoredBean(made, creationalContext));
        return made;
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        SessionFace session = required().session(false);
        String name = PREFIX + id(contextual);
        if (session != null && session.session().internal(name) instanceof StoredBean stored) {
            session.session().internal(name, null);
            destroy(contextual, stored);
        }
    }

    /** All beans that a session has, by their ids. */
    static Map<String, StoredBean> beansOf(LiveSession session) {
        Map<String, StoredBean> beans = new LinkedHashMap<>();
        for (String name : session.internalNames()) {
            if (name.startsWith(PREFIX) && session.internal(name) instanceof StoredBean stored) {
                beans.put(name.substring(PREFIX.length()), stored);
            }
        }
        return beans;
    }

    /** Ends a bean by its id; one that the application has no longer is forgotten. */
    static void destroy(BeanManager manager, String id, StoredBean stored) {
        Contextual<?> contextual = manager.getPassivationCapableBean(id);
        if (contextual != null) {
            destroy(contextual, stored);
        }
    }

    @SuppressWarnings("unchecked") // they were stored together
    private static <T> void destroy(Contextual<T> contextual, StoredBean stored) {
        contextual.destroy((T) stored.instance(), (CreationalContext<T>) stored.context());
    }

    private static @Nullable StoredBean existing(RequestSessions sessions, String id) {
        SessionFace session = sessions.session(false);
        return session == null ? sessions.ended().get(id) : stored(session, id);
    }

    private static @Nullable StoredBean stored(SessionFace session, String id) {
        return session.session().internal(PREFIX + id) instanceof StoredBean stored ? stored : null;
    }

    /** A bean of a contextual, which is what its id stands for. */
    @SuppressWarnings({"unchecked", "unused"})
    private static <T> @Nullable T instance(Contextual<T> contextual, @Nullable StoredBean stored) {
        return stored == null ? null : (T) stored.instance();
    }

    private RequestSessions required() {
        RequestSessions sessions = current.get();
        if (sessions == null) {
            throw new ContextNotActiveException();
        }
        return sessions;
    }

    private static String id(Contextual<?> contextual) {
        if (contextual instanceof PassivationCapable capable && capable.getId() != null) {
            return capable.getId();
        }
        throw new IllegalArgumentException(contextual + " cannot be kept in a session: it has no id");
    }
}
