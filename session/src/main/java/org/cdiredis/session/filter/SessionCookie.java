package org.cdiredis.session.filter;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;

import org.jspecify.annotations.Nullable;

/**
 * The cookie that carries the id, as the application's {@link SessionCookieConfig} has it: written here and not by the server, since
 * servers differ in the attributes that they know.
 *
 * @param name its name
 * @param path which requests the client sends it with
 * @param domain which hosts the client sends it to; null for the one that it comes from
 * @param maxAge how many seconds the client keeps it; negative for until it is closed
 * @param isHttpOnly whether scripts do not see it
 * @param isSecure whether it is for secure connections only, also when it is set over one that is not
 * @param attributes its other attributes, by their names; an empty value for one that has none
 */
record SessionCookie(
        String name,
        String path,
        @Nullable String domain,
        int maxAge,
        boolean isHttpOnly,
        boolean isSecure,
        Map<String, String> attributes) {

    /** The name that the specification gives to a cookie of which nothing is said. */
    static final String DEFAULT_NAME = "JSESSIONID";

    private static final String HTTP_ONLY = "HttpOnly";
    private static final String SECURE = "Secure";
    private static final String PARTITIONED = "Partitioned";

    /** Refuses what would be read as something else by the client. */
    SessionCookie {
        requireToken(name);
        requireValue("Path", path);
        if (domain != null) {
            requireValue("Domain", domain);
        }
        attributes.forEach((attribute, value) -> {
            requireToken(attribute);
            requireValue(attribute, value);
        });
        attributes = Map.copyOf(attributes);
    }

    /**
     * What an application says of its cookie.
     *
     * @param context the application
     * @param name the name
     */
    static SessionCookie of(ServletContext context, String name) {
        SessionCookieConfig config = context.getSessionCookieConfig();
        String path = config.getPath();
        String contextPath = context.getContextPath().isEmpty() ? "/" : context.getContextPath();
        // A server that is asked whether scripts see it says no where nobody has said anything.
        boolean isHttpOnly = config.isHttpOnly() || !"false".equalsIgnoreCase(config.getAttribute(HTTP_ONLY));
        return new SessionCookie(
                name,
                path == null || path.isEmpty() ? contextPath : path,
                config.getDomain(),
                config.getMaxAge(),
                isHttpOnly,
                config.isSecure(),
                otherAttributes(config));
    }

    private static Map<String, String> otherAttributes(SessionCookieConfig config) {
        Map<String, String> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, String> all = attributes(config);
        if (all != null) {
            others.putAll(all);
        }
        for (String known :
                new String[] {"Name", "Path", "Domain", "Max-Age", "Comment", "Expires", HTTP_ONLY, SECURE}) {
            others.remove(known);
        }
        others.computeIfPresent(PARTITIONED, (name, value) -> "false".equalsIgnoreCase(value) ? null : "");
        return others;
    }

    private static @Nullable Map<String, String> attributes(SessionCookieConfig config) {
        try {
            return config.getAttributes();
        } catch (NullPointerException e) {
            return null; // Payara's answer when there are none
        }
    }

    /**
     * The header that sets it.
     *
     * @param id the id
     * @param isSecureRequest whether the request came over a secure connection, so that the next ones will
     */
    String header(String id, boolean isSecureRequest) {
        return header(id, maxAge, isSecureRequest);
    }

    /** The header that has the client forget it. */
    String expired() {
        return header("", 0, false);
    }

    private String header(String id, int seconds, boolean isSecureRequest) {
        StringBuilder header =
                new StringBuilder(name).append('=').append(id).append("; Path=").append(path);
        if (domain != null && !domain.isEmpty()) {
            header.append("; Domain=").append(domain);
        }
        if (seconds >= 0) {
            header.append("; Max-Age=").append(seconds);
        }
        if (isSecure || isSecureRequest) {
            header.append("; ").append(SECURE);
        }
        if (isHttpOnly) {
            header.append("; ").append(HTTP_ONLY);
        }
        new TreeMap<>(attributes).forEach((attribute, value) -> {
            header.append("; ").append(attribute);
            if (!value.isEmpty()) {
                header.append('=').append(value);
            }
        });
        return header.toString();
    }

    /** What the id is called within a URL: the specification's {@code jsessionid} unless there is another name. */
    String parameterName() {
        return name.equals(DEFAULT_NAME) ? name.toLowerCase(Locale.ROOT) : name;
    }

    private static void requireToken(String text) {
        boolean isToken = !text.isEmpty()
                && text.chars().allMatch(c -> c > ' ' && c < 0x7F && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0);
        if (!isToken) {
            throw new IllegalArgumentException("\"" + text + "\" is no name for a cookie or its attribute");
        }
    }

    private static void requireValue(String attribute, String text) {
        if (!text.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != ';')) {
            throw new IllegalArgumentException(
                    "the value of " + attribute + " of the session's cookie has a character that no cookie may have");
        }
    }
}
