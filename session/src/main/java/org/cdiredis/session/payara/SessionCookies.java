package org.cdiredis.session.payara;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jakarta.servlet.SessionCookieConfig;

import org.apache.catalina.core.StandardContext;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;

/** What an application says of its session's cookie and Payara does not write: {@code SameSite}, {@code Partitioned} and the like. */
final class SessionCookies {

    /** Those that Payara writes. */
    private static final Set<String> WRITTEN =
            Set.of("domain", "path", "comment", "version", "secure", "httponly", "max-age");

    private final String start;
    private final List<Map.Entry<String, String>> attributes;

    SessionCookies(StandardContext context) {
        start = context.getSessionCookieName() + "=";
        attributes = attributes(context.getSessionCookieConfig()).entrySet().stream()
                .filter(attribute -> !WRITTEN.contains(attribute.getKey().toLowerCase(Locale.ROOT)))
                .map(attribute -> Map.entry(attribute.getKey(), attribute.getValue()))
                .toList();
    }

    private static Map<String, String> attributes(SessionCookieConfig config) {
        try {
            return config.getAttributes();
        } catch (NullPointerException e) {
            return Map.of(); // Payara's answer when there are none
        }
    }

    /** To be called before the response is sent. */
    void complete(Response response) {
        if (attributes.isEmpty()) {
            return;
        }
        MimeHeaders headers = response.getResponse().getHeaders();
        for (int i = 0; i < headers.size(); i++) {
            DataChunk value = headers.getValue(i);
            if (headers.getName(i).equalsIgnoreCase(Header.SetCookie.toString())
                    && value.toString().startsWith(start)) {
                value.setString(completed(value.toString()));
            }
        }
    }

    private String completed(String cookie) {
        StringBuilder completed = new StringBuilder(cookie);
        String known = cookie.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> attribute : attributes) {
            String name = attribute.getKey();
            if (!known.contains("; " + name.toLowerCase(Locale.ROOT))) {
                completed.append("; ").append(name);
                if (!attribute.getValue().isEmpty()) {
                    completed.append('=').append(attribute.getValue());
                }
            }
        }
        return completed.toString();
    }
}
