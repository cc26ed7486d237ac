package org.cdiredis.session.tomcat;

import java.util.Arrays;
import java.util.stream.Stream;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletRequestListener;

import org.apache.catalina.Context;
import org.apache.catalina.Valve;
import org.apache.catalina.authenticator.AuthenticatorBase;
import org.apache.catalina.authenticator.Constants;
import org.apache.catalina.connector.Request;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;

/**
 * Which requests Tomcat's authenticator lets through whoever is logged in. It asks for the session of each of them all the same, to know the
 * user, whom the application may never ask for.
 */
final class PublicRequests {

    private static final String JASPIC_LAYER = "HttpServlet";
    private static final String ANY = "/*";
    private static final String WELD = "org.jboss.weld.";

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
        String path = request.getRequestPathMB().toString();
        return isAuthenticatorNext
                && !isShownBefore
                && path != null
                && !path.endsWith(Constants.FORM_ACTION)
                && !context.getPreemptiveAuthentication()
                && !hasModule()
                && patterns().noneMatch(pattern -> covers(pattern, path));
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

    /** Of all methods: a form may lead to a page that is protected for others than the one that it is asked for with. */
    private Stream<String> patterns() {
        return Arrays.stream(context.findConstraints())
                .flatMap(constraint -> Arrays.stream(constraint.findCollections()))
                .map(SecurityCollection::findPatterns)
                .flatMap(Arrays::stream);
    }

    /** Rather one too many: the default pattern counts for all. */
    private static boolean covers(String pattern, String path) {
        if (pattern.equals("/") || pattern.equals(ANY)) {
            return true;
        }
        if (pattern.endsWith(ANY)) {
            String directory = pattern.substring(0, pattern.length() - ANY.length());
            return path.equals(directory) || path.startsWith(directory + "/");
        }
        return pattern.startsWith("*.") ? path.endsWith(pattern.substring(1)) : path.equals(pattern);
    }
}
