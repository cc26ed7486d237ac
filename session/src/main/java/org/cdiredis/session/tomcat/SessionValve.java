package org.cdiredis.session.tomcat;

import java.io.IOException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import org.cdiredis.session.internal.FailureStatus;
import org.cdiredis.session.internal.RequestPath;

/** Tells the manager which request a thread works for. To be the first of its application, before that which asks who is logged in. */
final class SessionValve extends ValveBase {

    private static final String NOTE = SessionValve.class.getName();

    private final RedisSessionManager manager;

    SessionValve(RedisSessionManager manager) {
        super(true);
        this.manager = manager;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        RequestScope scope = scope(request, response);
        RequestScope outer = manager.enter(scope);
        scope.authenticating(manager.publicRequests().contains(request));
        try {
            getNext().invoke(request, response);
        } catch (RuntimeException e) {
            answer(request, response, scope, e);
        } finally {
            scope.authenticationIsOver(response.isErrorReportRequired()); // by a page of the application's, perhaps
            manager.leave(outer);
            if (request.isAsync()) {
                scope.listenTo(request.getAsyncContextInternal());
            } else {
                scope.applicationIsDone();
            }
        }
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure instanceof Throwable thrown && FailureStatus.of(thrown).isPresent()) {
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            answer(request, response, scope, thrown);
        }
    }

    private RequestScope scope(Request request, Response response) {
        if (request.getNote(NOTE) instanceof RequestScope begun) {
            return begun;
        }
        RequestScope scope = manager.begin(request);
        request.setNote(NOTE, scope);
        CommitHook.install(manager.hooks(), response.getCoyoteResponse(), scope);
        return scope;
    }

    private static void answer(Request request, Response response, RequestScope scope, Throwable failure)
            throws IOException {
        int status = FailureStatus.of(failure).orElseThrow(() -> asUnchecked(failure));
        TomcatLogger.LOG.requestFailed(
                RequestPath.in(request.getRequestURI()), status, String.valueOf(failure.getMessage()));
        if (!response.isCommitted()) {
            response.setSuspended(false);
            response.reset();
            scope.answered();
            response.sendError(status);
        }
    }

    private static RuntimeException asUnchecked(Throwable failure) {
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }
}
