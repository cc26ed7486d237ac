package org.cdiredis.session.undertow;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.session.SessionConfig;
import org.jspecify.annotations.Nullable;

/** Ids for a load balancer that keeps clients to nodes, as servers make them that are built on Undertow. */
record RoutedCookie(SessionConfig cookie, String route) implements SessionConfig {

    private String withRoute(String id) {
        return id + "." + route;
    }

    @Override
    public void setSessionId(HttpServerExchange exchange, String id) {
        cookie.setSessionId(exchange, withRoute(id));
    }

    @Override
    public void clearSession(HttpServerExchange exchange, String id) {
        cookie.clearSession(exchange, withRoute(id));
    }

    @Override
    public @Nullable String findSessionId(HttpServerExchange exchange) {
        String id = cookie.findSessionId(exchange);
        return id == null ? null : id.replaceFirst("\\..*", "");
    }

    @Override
    public SessionCookieSource sessionCookieSource(HttpServerExchange exchange) {
        return cookie.sessionCookieSource(exchange);
    }

    @Override
    public String rewriteUrl(String url, String id) {
        return cookie.rewriteUrl(url, withRoute(id));
    }
}
