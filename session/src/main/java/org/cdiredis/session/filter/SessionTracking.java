package org.cdiredis.session.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

/**
 * How clients carry their session's id, as the application and its server have it: in a cookie, in the URL, or both. Read from the request
 * itself and not asked of the server, as some servers take the id for one of theirs and cut it.
 *
 * @param modes the tracking modes
 * @param cookie the cookie
 * @param urls ids in URLs
 */
record SessionTracking(Set<SessionTrackingMode> modes, SessionCookie cookie, SessionUrls urls) {

    /** Copies the modes. */
    SessionTracking {
        modes = Set.copyOf(modes);
    }

    /** What an application says of its sessions, whose cookie has that name. */
    static SessionTracking of(ServletContext context, String cookieName) {
        SessionCookie cookie = SessionCookie.of(context, cookieName);
        return new SessionTracking(
                context.getEffectiveSessionTrackingModes(),
                cookie,
                new SessionUrls(context.getContextPath(), cookie.parameterName()));
    }

    boolean usesCookies() {
        return modes.contains(SessionTrackingMode.COOKIE);
    }

    boolean usesUrls() {
        return modes.contains(SessionTrackingMode.URL);
    }

    /**
     * The id that a request came with. A client may send several cookies of the name, for several paths: the first one is taken that
     * can be an id of ours.
     */
    RequestedId requestedId(HttpServletRequest request, Predicate<String> isOurs) {
        if (usesCookies()) {
            List<String> values = cookieValues(request);
            if (!values.isEmpty()) {
                String value = values.stream().filter(isOurs).findFirst().orElse(values.get(0));
                return new RequestedId(value, IdSource.COOKIE);
            }
        }
        String inUrl = usesUrls() ? urls.idIn(request) : null;
        return inUrl == null ? RequestedId.NONE : new RequestedId(inUrl, IdSource.URL);
    }

    private List<String> cookieValues(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(sent -> sent.getName().equals(cookie.name()))
                        .map(Cookie::getValue)
                        .map(SessionTracking::unquoted)
                        .toList();
    }

    /** Clients may quote a value; from Servlet 6.1 on, servers leave that to whoever reads it. */
    private static String unquoted(String value) {
        boolean isQuoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }
}
