package org.cdiredis.session.filter;

import java.net.URI;
import java.util.Locale;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/** Session ids in URLs: {@code /page;jsessionid=…?query}. */
final class SessionUrls {

    private final String contextPath;
    private final String marker;

    SessionUrls(String contextPath, String parameterName) {
        this.contextPath = contextPath;
        marker = ";" + parameterName + "=";
    }

    /** The URL with the id, if it leads to this application, without it otherwise. */
    String withId(String url, String id, HttpServletRequest request) {
        String whole = withPath(url, request);
        if (whole.startsWith("#") || whole.contains(marker) || !leadsHere(whole, request)) {
            return url;
        }
        int end = endOfPath(whole);
        return whole.substring(0, end) + marker + id + whole.substring(end);
    }

    /** An id needs a path: alone, it would be another one than that of the request. */
    private String withPath(String url, HttpServletRequest request) {
        String query = request.getQueryString();
        if (url.isEmpty()) {
            return ownPath(request) + (query == null ? "" : "?" + query);
        }
        return url.startsWith("?") ? ownPath(request) + url : url;
    }

    private String ownPath(HttpServletRequest request) {
        String before = idIn(request);
        String uri = request.getRequestURI();
        return before == null ? uri : uri.replace(marker + before, "");
    }

    /** The id in a request's URL; null if there is none. */
    @Nullable
    String idIn(HttpServletRequest request) {
        String uri = request.getRequestURI();
        int at = uri == null ? -1 : uri.indexOf(marker);
        if (uri == null || at < 0) {
            return null;
        }
        int start = at + marker.length();
        int end = start;
        while (end < uri.length() && uri.charAt(end) != ';' && uri.charAt(end) != '/') {
            end++;
        }
        return uri.substring(start, end);
    }

    private boolean leadsHere(String url, HttpServletRequest request) {
        try {
            URI here = URI.create(request.getRequestURL().toString());
            URI there = here.resolve(URI.create(url.substring(0, endOfPath(url))));
            return sameText(here.getScheme(), there.getScheme())
                    && sameText(here.getHost(), there.getHost())
                    && port(here) == port(there)
                    && isWithin(there.getRawPath());
        } catch (IllegalArgumentException e) {
            return false; // not a URL
        }
    }

    private boolean isWithin(@Nullable String path) {
        return path != null
                && path.startsWith(contextPath)
                && (path.length() == contextPath.length() || "/;".indexOf(path.charAt(contextPath.length())) >= 0);
    }

    private static int endOfPath(String url) {
        int query = url.indexOf('?');
        int fragment = url.indexOf('#');
        int end = query < 0 ? url.length() : query;
        return fragment < 0 ? end : Math.min(end, fragment);
    }

    private static boolean sameText(@Nullable String one, @Nullable String other) {
        return one != null && one.equalsIgnoreCase(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme().toLowerCase(Locale.ROOT)) ? 443 : 80;
    }
}
