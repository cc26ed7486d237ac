package org.cdiredis.session.filter;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

/** Gives each request of an application its session in Redis. */
public final class SessionFilter implements Filter {

    private static final String NAME = "cdi-redis-session";

    /** It takes * for the name of a servlet, and warns at each request that there is none. */
    private static final String LIBERTY = "com.ibm.ws";

    private final FilterDeployment deployment;

    private @Nullable Application application;

    private SessionFilter(FilterDeployment deployment) {
        this.deployment = deployment;
    }

    /**
     * Puts the filter before all others of an application.
     *
     * @param context the application, which is being deployed
     * @param listenerTypes its classes that are listeners of sessions
     * @throws ServletException if its descriptors cannot be read
     */
    public static void install(ServletContext context, Set<Class<?>> listenerTypes) throws ServletException {
        if (context.getFilterRegistration(NAME) != null) {
            return; // a server that has found the initializer twice, in a library and by its embedder
        }
        SessionFilter filter = new SessionFilter(FilterDeployment.of(context, listenerTypes));
        FilterRegistration.Dynamic registration = context.addFilter(NAME, filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
        if (!context.getClass().getName().startsWith(LIBERTY)) {
            // Dispatches to a servlet by its name have no URL.
            registration.addMappingForServletNames(EnumSet.of(DispatcherType.FORWARD), false, "*");
        }
    }

    /** After all listeners of the application have been told that it starts, so that its CDI has. */
    @Override
    public void init(FilterConfig config) throws ServletException {
        application = deployment.start(config.getServletContext());
    }

    @Override
    public void destroy() {
        Application started = application;
        if (started != null) {
            started.realm().close();
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Application started = application;
        if (started != null
                && request instanceof HttpServletRequest httpRequest
                && response instanceof HttpServletResponse httpResponse) {
            new Dispatch(started, httpRequest, httpResponse).run(chain);
        } else {
            chain.doFilter(request, response);
        }
    }
}
