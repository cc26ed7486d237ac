package org.cdiredis.session.filter;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.SessionLogger;

/**
 * The cookie of the server's own sessions, which a login form of the server's or a conversation may still make. It gets another name than
 * that of the sessions in Redis: otherwise the one would take the place of the other in the client.
 */
final class ServersCookie {

    private static final String SUFFIX = "_SERVER";

    private String applications = "";
    private @Nullable String servers;

    /** Renames it, as far as the server lets us: the first time while the application is being deployed. */
    void rename(ServletContext context) {
        SessionCookieConfig config = context.getSessionCookieConfig();
        String now = config.getName();
        if (now != null && now.equals(servers)) {
            return;
        }
        applications = now == null || now.isEmpty() ? SessionCookie.DEFAULT_NAME : now;
        try {
            config.setName(applications + SUFFIX);
            servers = applications + SUFFIX;
        } catch (IllegalStateException | UnsupportedOperationException e) {
            SessionLogger.LOG.cookieNameStays(applications, e.toString());
        }
    }

    /** The name for the sessions in Redis: what the application has said, which it may have done since the first time. */
    String applicationsName(ServletContext context) {
        rename(context);
        return applications;
    }
}
