package org.cdiredis.session.undertow;

import java.security.Principal;

import io.undertow.security.api.SecurityContext;
import io.undertow.security.api.SecurityNotification.EventType;
import io.undertow.security.idm.Account;
import io.undertow.server.HttpServerExchange;
import org.jspecify.annotations.Nullable;

/** Whose a session is, as Undertow's security knows it. */
final class Principals {

    private Principals() {}

    /** Who is logged in; null if that is nobody. */
    static @Nullable Principal of(HttpServerExchange exchange) {
        SecurityContext security = exchange.getSecurityContext();
        Account account = security == null ? null : security.getAuthenticatedAccount();
        return account == null ? null : account.getPrincipal();
    }

    /** A session that goes on after a log-out is nobody's. */
    static void listenToLogouts(HttpServerExchange exchange) {
        SecurityContext security = exchange.getSecurityContext();
        if (security != null) {
            security.registerNotificationReceiver(notification -> {
                if (notification.getEventType() == EventType.LOGGED_OUT) {
                    ExchangeSessions.of(notification.getExchange()).loggedOut();
                }
            });
        }
    }
}
