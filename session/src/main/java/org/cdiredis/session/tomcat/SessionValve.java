package org.cdiredis.session.tomcat;

import java.io.IOException;
import java.util.OptionalInt;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.Valve;
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
        try {
            scope.listenersAreTold();
            scope.authenticating(manager.publicRequests().contains(request));
            getNext().invoke(request, response);
        } catch (RuntimeException e) {
            if (!answer(request, response, scope, e)) {
                throw e;
            }
        } finally {
            scope.authenticationIsOver(response.isErrorReportRequired()); // by a page of the application's, perhaps
            manager.leave(outer);
            if (request.isAsync()) {
                scope.listenTo(request.getAsyncContextInternal());
            } else {
                scope.applicationIsDone();
            }
        }
        answerError(request, response, scope);
    }

    /** What comes before the valves of the application: listeners of requests, which may want the session as well. */
    void invokeWithListeners(Request request, Response response, Valve next) throws IOException, ServletException {
        RequestScope scope = scope(request, response);
        RequestScope outer = manager.enter(scope);
        scope.tellingListeners();
        try {
            next.invoke(request, response);
        } finally {
            manager.leave(outer);
            if (!request.isAsync()) {
                scope.applicationIsDone();
            }
        }
        answerError(request, response, scope);
    }

    private static void answerError(Request request, Response response, RequestScope scope) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                && answer(request, response, scope, thrown)) {
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            complete(request, scope);
        }
    }

    /** Nobody else does when an asynchronous request has failed. */
    private static void complete(Request request, RequestScope scope) {
        if (request.isAsync() && !request.isAsyncCompleting() && !request.isAsyncDispatching()) {
            scope.applicationIsDone();
            try {
                request.getAsyncContextInternal().complete();
            } catch (IllegalStateException e) {
                // A thread of the application's was faster.
            }
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

    /**
     * Tells the client of a failure.
     *
     * @return false if Tomcat does, as it has nothing to do with sessions
     */
    private static boolean answer(Request request, Response response, RequestScope scope, Throwable failure)
            throws IOException {
        OptionalInt status = FailureStatus.of(failure);
        if (status.isPresent()) {
            TomcatLogger.LOG.requestFailed(
                    RequestPath.in(request.getRequestURI()), status.getAsInt(), String.valueOf(failure.getMessage()));
        }
        if (!response.isCommitted()) {
            if (status.isPresent() || scope.isRefused()) {
                scope.answered();
                response.setSuspended(false);
                response.reset();
                response.sendError(status.orElse(HttpServletResponse.SC_INTERNAL_SERVER_ERROR));
            }
        }
        return status.isPresent();
    }
}
