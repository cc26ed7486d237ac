package org.cdiredis.session.filter;

import java.io.IOException;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.SessionConflictException;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.SessionLogger;

/** What a client is told whose session could not be had or written. */
final class SessionFailure {

    private static final int DEPTH = 16;

    private SessionFailure() {}

    /**
     * Answers a request that has thrown something, if it was for its session.
     *
     * @return false if it was not, or the response has been sent already
     */
    static boolean answer(Exception thrown, Exchange exchange) throws IOException {
        Integer status = status(thrown, exchange);
        HttpServletResponse response = exchange.response();
        if (status == null || response.isCommitted() || exchange.isAsynchronous()) {
            return false;
        }
        SessionLogger.LOG.requestFailed(exchange.path(), status, String.valueOf(thrown.getMessage()));
        response.reset();
        response.sendError(status);
        return true;
    }

    /** The same where the response is complete then, as nobody may dispatch to an error page. */
    static void answerPlainly(RuntimeException thrown, Exchange exchange) {
        Integer status = status(thrown, exchange);
        HttpServletResponse response = exchange.response();
        if (!response.isCommitted()) {
            response.reset();
            response.setStatus(status == null ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : status);
        }
    }

    private static @Nullable Integer status(Exception thrown, Exchange exchange) {
        Integer status = status(thrown);
        return status == null && exchange.failure() != null ? status(exchange.failure()) : status;
    }

    /** Frameworks wrap what they catch. */
    private static @Nullable Integer status(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof SessionUnavailableException) {
                return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            }
            if (cause instanceof SessionConflictException) {
                return HttpServletResponse.SC_CONFLICT;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
