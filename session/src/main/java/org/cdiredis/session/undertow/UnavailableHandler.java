package org.cdiredis.session.undertow;

import java.io.IOException;
import java.util.Objects;
import java.util.OptionalInt;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.api.ExceptionHandler;
import io.undertow.servlet.api.LoggingExceptionHandler;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.servlet.spec.HttpServletResponseImpl;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.FailureStatus;
import org.cdiredis.session.internal.SessionLogger;

/** What the client is told when a request has failed because of its session; all else is for the handler of the deployment. */
final class UnavailableHandler implements ExceptionHandler {

    private final ExceptionHandler next;

    /** Before that of the deployment, or Undertow's own if it has none. */
    UnavailableHandler(@Nullable ExceptionHandler next) {
        this.next = Objects.requireNonNullElse(next, LoggingExceptionHandler.DEFAULT);
    }

    @Override
    public boolean handleThrowable(
            HttpServerExchange exchange, ServletRequest request, ServletResponse response, Throwable throwable) {
        OptionalInt status = FailureStatus.of(throwable);
        if (status.isEmpty()) {
            return next.handleThrowable(exchange, request, response, throwable);
        }
        SessionLogger.LOG.requestFailed(
                exchange.getRequestPath(), status.getAsInt(), String.valueOf(throwable.getMessage()));
        if (!exchange.isResponseStarted()) {
            reset(exchange, status.getAsInt());
            page(exchange, status.getAsInt());
        }
        completeIfAsynchronous(exchange);
        return true;
    }

    /** What the application has said has never happened: neither its headers nor its cookies, that of a session that is not stored included. */
    @SuppressWarnings("removal") // nothing else in Undertow takes a cookie back
    static void reset(HttpServerExchange exchange, int status) {
        exchange.getResponseHeaders().clear();
        exchange.getResponseCookies().clear();
        exchange.setStatusCode(status);
        ExchangeSessions.of(exchange).answered();
    }

    /** That of the application for this status, if it has one; it may need the session itself. */
    private static void page(HttpServerExchange exchange, int status) {
        HttpServletResponseImpl response =
                exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY).getOriginalResponse();
        try {
            response.doErrorDispatch(status, null);
        } catch (IOException | RuntimeException e) {
            SessionLogger.LOG.pageFailed(exchange.getRequestPath(), status, String.valueOf(e.getMessage()));
        }
    }

    /** Undertow completes what does not go on in another thread, and tells its listeners; nobody else would. */
    private static void completeIfAsynchronous(HttpServerExchange exchange) {
        if (exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY)
                .getOriginalRequest()
                .isAsyncStarted()) {
            exchange.unDispatch();
        }
    }
}
