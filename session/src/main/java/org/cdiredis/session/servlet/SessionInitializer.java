package org.cdiredis.session.servlet;

import java.util.ServiceLoader;
import java.util.Set;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.filter.SessionFilter;
import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.config.AdapterChoice;

/**
 * Gives an application that has this library, and {@code cdi-redis.session.enabled=true}, the adapter of its server:
 *
 * <ol>
 *   <li>the one that the server has found by itself, as Undertow does, and that is there already;
 *   <li>the first one that is found as a service and says that this is its server, unless the application wants the filter;
 *   <li>the filter.
 * </ol>
 */
@HandlesTypes({HttpSessionListener.class, HttpSessionAttributeListener.class, HttpSessionIdListener.class})
public final class SessionInitializer implements ServletContainerInitializer {

    /** For the server. */
    public SessionInitializer() {}

    /**
     * Installs the adapter.
     *
     * @param listenerTypes the application's classes that are listeners of sessions; null for none
     * @param context the application
     * @throws ServletException if the application cannot be deployed
     */
    @Override
    public void onStartup(@Nullable Set<Class<?>> listenerTypes, ServletContext context) throws ServletException {
        ClassLoader loader = context.getClassLoader();
        if (!SessionRealms.isEnabled(loader) || context.getAttribute(SessionRealms.CONTEXT_ATTRIBUTE) != null) {
            return;
        }
        if (SessionRealms.adapter(loader) == AdapterChoice.AUTO && hasInstalledOne(context)) {
            return;
        }
        SessionFilter.install(context, listenerTypes == null ? Set.of() : listenerTypes);
    }

    private static boolean hasInstalledOne(ServletContext context) throws ServletException {
        for (SessionAdapter adapter : ServiceLoader.load(SessionAdapter.class, SessionAdapter.class.getClassLoader())) {
            if (adapter.install(context)) {
                return true;
            }
        }
        return false;
    }
}
