package org.cdiredis.session.undertow;

import java.util.Objects;
import java.util.OptionalInt;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.session.SessionConfig;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.servlet.spec.HttpServletRequestImpl;
import io.undertow.util.AttachmentKey;
import io.undertow.util.AttachmentList;
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

    /** Of all applications: a request may be forwarded from one to another. */
    private static final AttachmentKey<AttachmentList<ExchangeSession>> ALL =
            AttachmentKey.createList(ExchangeSession.class);

    private static final String NO_SESSION = "";

    private static final AttachmentKey<Boolean> APPLICATION_IS_DONE = AttachmentKey.create(Boolean.class);

    private final SessionConfig config;
    private final SessionRequest request;

    private ExchangeSession(SessionConfig config, SessionRequest request) {
        this.config = config;
        this.request = request;
    }

    /**
     * Begins, and sees to it that it is written and ends. What the request has changed in another application is written before: two may
     * have the same sessions.
     */
    static ExchangeSession begin(HttpServerExchange exchange, SessionConfig config, SessionRealm realm) {
        exchange.getAttachmentList(ALL).forEach(other -> other.request.commit());
        ExchangeSession begun = new ExchangeSession(config, realm.request(config.findSessionId(exchange)));
        exchange.addToAttachmentList(ALL, begun);
        if (!exchange.isResponseStarted()) {
            exchange.addResponseCommitListener(begun::beforeCommit);
        }
        if (!exchange.isComplete()) {
            exchange.addExchangeCompleteListener((complete, next) -> {
                begun.afterExchange(complete);
                next.proceed();
            });
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
    static void answered(HttpServerExchange exchange) {
        for (ExchangeSession begun : exchange.getAttachmentList(ALL)) {
            begun.request.answered().ifPresent(id -> begun.config.setSessionId(exchange, id));
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

    /** Undertow doesn't tell the session of a request whose listeners have failed, nor one that has ended meanwhile. */
    private void afterExchange(HttpServerExchange exchange) {
        if (isDone(exchange)) {
            end();
        }
    }

    /** If the request goes on asynchronously, it is not, until that is complete. */
    static void applicationHasReturned(HttpServerExchange exchange) {
        HttpServletRequestImpl request =
                exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY).getOriginalRequest();
        if (request.isAsyncStarted()) {
            request.getAsyncContextInternal().addListener(new AtCompletion(() -> applicationIsDone(exchange)));
        } else {
            applicationIsDone(exchange);
        }
    }

    private static void applicationIsDone(HttpServerExchange exchange) {
        exchange.putAttachment(APPLICATION_IS_DONE, Boolean.TRUE);
    }

    /** Nobody can want the session any more: whoever asks does so to count the access. */
    boolean isOnlyCounted(HttpServerExchange exchange) {
        LiveSession session = request.opened();
        return (session == null || !session.isValid()) && isDone(exchange) && exchange.isResponseComplete();
    }

    private static boolean isDone(HttpServerExchange exchange) {
        return exchange.getAttachment(APPLICATION_IS_DONE) != null;
    }

    static void forget(HttpServerExchange exchange) {
        for (ExchangeSession begun : exchange.getAttachmentList(ALL)) {
            LiveSession session = begun.request.opened();
            if (session != null && session.isValid()) {
                session.principal(null);
            }
        }
    }
}
