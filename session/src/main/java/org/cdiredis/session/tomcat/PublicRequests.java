package org.cdiredis.session.tomcat;

import java.util.Arrays;
import java.util.Set;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletRequestListener;

import org.apache.catalina.Context;
import org.apache.catalina.Valve;
import org.apache.catalina.authenticator.AuthenticatorBase;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.authenticator.DigestAuthenticator;
import org.apache.catalina.authenticator.NonLoginAuthenticator;
import org.apache.catalina.authenticator.SSLAuthenticator;
import org.apache.catalina.authenticator.SpnegoAuthenticator;
import org.apache.catalina.connector.Request;
import org.apache.catalina.servlets.DefaultServlet;

/**
 * Which requests Tomcat's authenticator lets through whoever is logged in. It asks for the session of each of them all the same, to know the
 * user, whom the application may never ask for.
 */
final class PublicRequests {

    private static final String JASPIC_LAYER = "HttpServlet";
    private static final String WELD = "org.jboss.weld.";

    /**
     * Those that ask for the user first and, of a request without constraints, for nothing more. That of the log-in form looks into the
     * session of every request whether it is the one that a log-in has interrupted, and nobody knows what others do.
     */
    private static final Set<Class<? extends AuthenticatorBase>> AUTHENTICATORS = Set.of(
            NonLoginAuthenticator.class,
            BasicAuthenticator.class,
            DigestAuthenticator.class,
            SSLAuthenticator.class,
            SpnegoAuthenticator.class);

    private final Context context;
    private final String jaspicId;
    private final boolean isAuthenticatorNext;
    private final boolean isShownBefore;

    /**
     * Those of an application that is starting.
     *
     * @param before the valve before the authenticator
     * @param after the valve after it; if there are other valves between, which may ask for the session as well, no request is public
     */
    PublicRequests(Context context, Valve before, Valve after) {
        this.context = context;
        this.jaspicId = context.getServletContext().getVirtualServerName() + " "
                + context.getServletContext().getContextPath();
        this.isAuthenticatorNext = before.getNext() instanceof AuthenticatorBase authenticator
                && AUTHENTICATORS.contains(authenticator.getClass())
                && authenticator.getNext() == after
                && authenticator.getCache();
        this.isShownBefore =
                Arrays.stream(context.getApplicationEventListeners()).anyMatch(PublicRequests::mayKeepRequests);
    }

    /** Listeners of requests have them as they are before they know of a user. Weld's asks for the session itself, if it does anything. */
    private static boolean mayKeepRequests(Object listener) {
        return listener instanceof ServletRequestListener
                && !listener.getClass().getName().startsWith(WELD);
    }

    /** Whether a request is one. */
    boolean contains(Request request) {
        return isAuthenticatorNext
                && !isShownBefore
                && !context.getPreemptiveAuthentication()
                && !hasModule()
                && context.getRealm().findSecurityConstraints(request, context) == null;
    }

    /** Whether there is somebody in the application who could ask for the user of a request. */
    boolean isReadByApplication(Request request) {
        return context.findFilterMaps().length > 0
                || request.getWrapper() == null
                || !DefaultServlet.class.getName().equals(request.getWrapper().getServletClass());
    }

    /** Of Jakarta Authentication, which sees every request. */
    private boolean hasModule() {
        AuthConfigFactory factory = AuthConfigFactory.getFactory();
        return factory != null && factory.getConfigProvider(JASPIC_LAYER, jaspicId, null) != null;
    }
}
