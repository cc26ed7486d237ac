package org.cdiredis.session.undertow;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.api.ExceptionHandler;
import io.undertow.util.StatusCodes;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.SessionConflictException;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.SessionLogger;

/** What the client is told when a request has failed because of its session; all else is for the handler of the deployment. */
final class UnavailableHandler implements ExceptionHandler {

    private static final int MAX_CAUSES = 16;

    private final ExceptionHandler next;

    UnavailableHandler(ExceptionHandler next) {
        this.next = next;
    }

    @Override
    public boolean handleThrowable(
            HttpServerExchange exchange, ServletRequest request, ServletResponse response, Throwable throwable) {
        int status = status(throwable);
        if (status == 0) {
            return next.handleThrowable(exchange, request, response, throwable);
        }
        SessionLogger.LOG.requestFailed(exchange.getRequestPath(), status, String.valueOf(throwable.getMessage()));
        if (!exchange.isResponseStarted()) {
            exchange.getResponseHeaders().clear();
            exchange.setStatusCode(status);
        }
        return true;
    }

    /** The status for a failure, in whatever an application has wrapped it; 0 if it has nothing to do with sessions. */
    static int status(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof SessionUnavailableException) {
                return StatusCodes.SERVICE_UNAVAILABLE;
            }
            if (cause instanceof SessionConflictException) {
                return StatusCodes.CONFLICT;
            }
            cause = cause.getCause();
        }
        return 0;
    }
}
