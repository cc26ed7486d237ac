package org.cdiredis.session.filter;

import java.io.IOException;
import java.util.OptionalInt;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.cdiredis.session.internal.FailureStatus;
import org.cdiredis.session.internal.SessionLogger;

/** What a client is told whose session could not be had or written. */
final class SessionFailure {

    private SessionFailure() {}

    /**
     * Answers a request that has thrown something, if it was for its session.
     *
     * @return false if it was not, or the response has been sent already, or goes on in another thread
     */
    static boolean answer(Exception thrown, Exchange exchange) throws IOException {
        OptionalInt status = status(thrown, exchange);
        HttpServletResponse response = exchange.response();
        HttpServletRequest request = exchange.wrapped();
        boolean isLeft = exchange.isAsynchronous() && !request.isAsyncStarted();
        if (status.isEmpty() || response.isCommitted() || isLeft) {
            return false;
        }
        SessionLogger.LOG.requestFailed(exchange.path(), status.getAsInt(), String.valueOf(thrown.getMessage()));
        if (exchange.isAsynchronous()) {
            answerPlainly(thrown, exchange);
            request.getAsyncContext().complete(); // nobody else may know of it
        } else {
            exchange.reset();
            response.sendError(status.getAsInt());
        }
        return true;
    }

    /** The same where the response is complete then, as nobody may dispatch to an error page. */
    static void answerPlainly(Exception thrown, Exchange exchange) {
        OptionalInt status = status(thrown, exchange);
        HttpServletResponse response = exchange.response();
        if (!response.isCommitted()) {
            exchange.reset();
            response.setStatus(status.orElse(HttpServletResponse.SC_INTERNAL_SERVER_ERROR));
        }
    }

    private static OptionalInt status(Exception thrown, Exchange exchange) {
        OptionalInt status = FailureStatus.of(thrown);
        return status.isPresent() ? status : FailureStatus.of(exchange.failure());
    }
}
