package org.cdiredis.session.undertow;

import io.undertow.security.api.SecurityContext;
import io.undertow.security.api.SecurityNotification.EventType;
import io.undertow.security.idm.Account;
import io.undertow.server.HttpServerExchange;

import org.cdiredis.session.internal.model.LiveSession;

/** Whose a session is, as Undertow's security knows it. */
final class Principals {

    private Principals() {}

    /** Somebody who is logged in owns the session; a request without log-in leaves it as it is. */
    static void take(HttpServerExchange exchange, LiveSession session) {
        SecurityContext security = exchange.getSecurityContext();
        Account account = security == null ? null : security.getAuthenticatedAccount();
        if (account != null && session.isValid()) {
            String name = account.getPrincipal().getName();
            if (!session.principal().filter(name::equals).isPresent()) {
                session.principal(name);
            }
        }
    }

    /** A session that goes on after a log-out is nobody's. */
    static void listenToLogouts(HttpServerExchange exchange) {
        SecurityContext security = exchange.getSecurityContext();
        if (security != null) {
            security.registerNotificationReceiver(notification -> {
                if (notification.getEventType() == EventType.LOGGED_OUT) {
                    ExchangeSession.forget(notification.getExchange());
                }
            });
        }
    }
}
