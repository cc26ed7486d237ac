package org.cdiredis.session.filter;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;

import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.Deployment;
import org.cdiredis.session.internal.model.SessionRealm;

/** From a deployment to an application whose requests pass the filter, in two steps: while it is deployed, and when it has started. */
final class FilterDeployment {

    private static final String ADAPTER = "the servlet filter";

    private final Descriptors descriptors;
    private final List<Class<?>> listenerTypes;
    private final ServersCookie serversCookie;

    private FilterDeployment(Descriptors descriptors, List<Class<?>> listenerTypes, ServersCookie serversCookie) {
        this.descriptors = descriptors;
        this.listenerTypes = listenerTypes;
        this.serversCookie = serversCookie;
    }

    /** The first step. */
    static FilterDeployment of(ServletContext context, Set<Class<?>> scanned) throws ServletException {
        Descriptors descriptors;
        try {
            descriptors = Descriptors.of(context);
        } catch (IOException e) {
            throw new ServletException(e);
        }
        List<String> configured = SessionRealms.listeners(context.getClassLoader());
        ListenerClasses listeners = new ListenerClasses(descriptors, scanned, configured);
        List<Class<?>> listenerTypes = listeners.in(context.getClassLoader());
        List<String> unknown = listeners.unknown();
        if (!unknown.isEmpty()) {
            SessionLogger.LOG.listenersMayBeMissing(context.getContextPath(), String.join(", ", unknown));
        }
        ServersCookie serversCookie = new ServersCookie();
        serversCookie.rename(context);
        return new FilterDeployment(descriptors, listenerTypes, serversCookie);
    }

    /** The second step: CDI is there, if it is at all, and the application has said all of its cookie. */
    Application start(ServletContext context) throws ServletException {
        SessionFaces faces = new SessionFaces(context);
        BeansOfApplication beans = BeansOfApplication.find(context.getClassLoader());
        SessionListeners listeners = SessionListeners.create(listenerTypes, context);
        Deployment deployment = new Deployment(
                context.getContextPath(),
                beans.loader(),
                Duration.ofMinutes(Math.max(0, context.getSessionTimeout())),
                descriptors.isDistributable(),
                ADAPTER);
        SessionRealm realm = SessionRealms.start(deployment, new ListenerCallbacks(listeners, faces, beans.beans()))
                .orElseThrow(IllegalStateException::new);
        context.setAttribute(SessionRealms.CONTEXT_ATTRIBUTE, realm);
        SessionTracking tracking = SessionTracking.of(context, serversCookie.applicationsName(context));
        return new Application(realm, faces, tracking, beans.beans());
    }
}
