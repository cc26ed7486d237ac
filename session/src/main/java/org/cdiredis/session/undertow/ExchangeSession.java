package org.cdiredis.session.undertow;

import java.util.Objects;
import java.util.OptionalInt;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.session.SessionConfig;
import io.undertow.servlet.handlers.ServletRequestContext;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.FailureStatus;
import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionRealm;
import org.cdiredis.session.internal.model.SessionRequest;

/**
 * What an exchange has to do with the sessions of one application. It begins when the application or Undertow first asks for the session,
 * at the latest when the response is done, and writes before the response is committed.
 */
final class ExchangeSession {

    private static final String NO_SESSION = "";

    private final SessionConfig config;
    private final SessionRequest request;

    private ExchangeSession(SessionConfig config, SessionRequest request) {
        this.config = config;
        this.request = request;
    }

    /** Begins, and sees to it that it is written. */
    static ExchangeSession begin(HttpServerExchange exchange, SessionConfig config, SessionRealm realm) {
        ExchangeSession begun = new ExchangeSession(config, realm.request(config.findSessionId(exchange)));
        if (!exchange.isResponseStarted()) {
            exchange.addResponseCommitListener(begun::beforeCommit);
        }
        return begun;
    }

    SessionConfig config() {
        return config;
    }

    SessionRequest request() {
        return request;
    }

    /** Undertow asks a second time with another id in a forward to another application: with that of the first one's session. */
    boolean isFor(@Nullable String id) {
        return id == null || Objects.equals(id, request.requestedId());
    }

    /** A failure is the answer: what the application has written has never happened. */
    private void beforeCommit(HttpServerExchange exchange) {
        try {
            request.belongsTo(Principals.of(exchange));
            request.commit();
        } catch (RuntimeException e) {
            OptionalInt status = FailureStatus.of(e);
            if (status.isEmpty()) {
                takeBackId(exchange);
                throw e;
            }
            UnavailableHandler.reset(exchange, status.getAsInt());
            // Which Undertow would send with the end, if it is the application that flushes.
            exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY)
                    .getOriginalResponse()
                    .resetBuffer();
            exchange.endExchange();
            throw e;
        }
    }

    /** The page for the failure keeps what the response has said so far. */
    private void takeBackId(HttpServerExchange exchange) {
        request.idAfterFailure()
                .ifPresentOrElse(
                        id -> config.setSessionId(exchange, id), () -> config.clearSession(exchange, NO_SESSION));
    }

    /** The response says that the request has failed, and nothing of what it said before. */
    void answered(HttpServerExchange exchange) {
        request.answered().ifPresent(id -> config.setSessionId(exchange, id));
    }

    /** A session that goes on is nobody's. */
    void loggedOut() {
        LiveSession session = request.opened();
        if (session != null && session.isValid()) {
            session.principal(null);
        }
    }

    /** What is changed from now on nobody waits for. */
    void end() {
        try {
            request.end();
        } catch (RuntimeException e) {
            SessionLogger.LOG.notWrittenAfterResponse(String.valueOf(e.getMessage()));
        }
    }
}
