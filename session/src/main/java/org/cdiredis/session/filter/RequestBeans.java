package org.cdiredis.session.filter;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.cdiredis.session.filter.SessionBeans.RequestSessions;

/**
 * What is injected as {@link HttpServletRequest} and {@link HttpSession}: the request that the servlets get, and its session. The
 * container's own beans know the request as it was before the filter, and do outside of such requests.
 */
final class RequestBeans {

    private static final String ID = "org.cdiredis.session.filter ";
    private static final int PRIORITY = 1;

    private final SessionBeanContext context;
    private final BeanManager manager;

    RequestBeans(SessionBeanContext context, BeanManager manager) {
        this.context = context;
        this.manager = manager;
    }

    void register(AfterBeanDiscovery event) {
        event.<HttpServletRequest>addBean()
                .id(ID + "request")
                .beanClass(RequestBeans.class)
                .types(HttpServletRequest.class, Object.class)
                .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .alternative(true)
                .priority(PRIORITY)
                .scope(RequestScoped.class)
                .createWith(this::request);
        event.<HttpSession>addBean()
                .id(ID + "session")
                .beanClass(RequestBeans.class)
                .types(HttpSession.class, Object.class)
                .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .alternative(true)
                .priority(PRIORITY)
                .scope(RequestScoped.class)
                .createWith(this::session);
    }

    private HttpServletRequest request(CreationalContext<HttpServletRequest> creation) {
        RequestSessions current = context.current();
        return current instanceof Exchange exchange
                ? exchange.wrapped()
                : containers(HttpServletRequest.class, creation);
    }

    private HttpSession session(CreationalContext<HttpSession> creation) {
        RequestSessions current = context.current();
        HttpSession session = current == null ? null : current.session(true);
        return session == null ? containers(HttpSession.class, creation) : session;
    }

    private <T> T containers(Class<T> type, CreationalContext<T> creation) {
        Bean<?> builtIn = manager.getBeans(type).stream()
                .filter(bean -> !bean.getBeanClass().equals(RequestBeans.class))
                .findFirst()
                .orElseThrow(IllegalStateException::new);
        return type.cast(manager.getReference(builtIn, type, creation));
    }
}
