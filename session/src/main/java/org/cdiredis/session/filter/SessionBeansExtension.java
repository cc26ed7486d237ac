package org.cdiredis.session.filter;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;

import org.cdiredis.session.internal.boot.SessionRealms;

/** Adds the context in which session-scoped beans live where the filter is the adapter. It is never active elsewhere. */
public final class SessionBeansExtension implements Extension {

    private final SessionBeanContext context = new SessionBeanContext();

    /** For the container. */
    public SessionBeansExtension() {}

    void register(@Observes AfterBeanDiscovery event, BeanManager manager) {
        event.addContext(context);
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        if (application != null && SessionRealms.isFilterExpected(application)) {
            new RequestBeans(context, manager).register(event);
        }
    }

    SessionBeanContext context() {
        return context;
    }
}
