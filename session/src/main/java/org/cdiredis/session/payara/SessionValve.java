package org.cdiredis.session.payara;

import java.io.IOException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;

import org.apache.catalina.CometEvent;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.FailureStatus;

/**
 * Tells the manager which request a thread works for while the application does, and writes the session when it has done its work. A valve of
 * the kind that Tomcat has, as only such a one is around the application.
 */
final class SessionValve implements Valve {

    private final RedisSessionManager manager;
    private @Nullable Valve next;

    SessionValve(RedisSessionManager manager) {
        this.manager = manager;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!manager.isStarted()) {
            next(request, response);
            return;
        }
        RequestScope scope = RequestScope.of(manager, request);
        RequestScope outer = manager.current().enter(scope);
        try {
            next(request, response);
        } finally {
            manager.current().leave(outer);
        }
        if (!request.isAsyncStarted()) {
            end(request, scope);
        } else {
            scope.listenTo(request.getAsyncContext());
            endIfFailed(request, scope);
        }
    }

    /** Nobody else completes an asynchronous request that has failed. */
    private static void endIfFailed(Request request, RequestScope scope) throws IOException {
        if (isAnswered(request, scope)) {
            try {
                request.getAsyncContext().complete();
            } catch (IllegalStateException e) {
                // A thread of the application's was faster.
            }
        }
    }

    private void next(Request request, Response response) throws IOException, ServletException {
        if (next != null) {
            next.invoke(request, response);
        }
    }

    private static void end(Request request, RequestScope scope) throws IOException {
        if (isAnswered(request, scope)) {
            return;
        }
        try {
            scope.applicationIsDone();
        } catch (RuntimeException e) {
            scope.answer(e);
        }
    }

    /** Whether what the application has thrown has to do with its session; the client is told of that then. */
    private static boolean isAnswered(Request request, RequestScope scope) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                && FailureStatus.of(thrown).isPresent()) {
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            scope.answer(thrown);
            return true;
        }
        return false;
    }

    @Override
    public String getInfo() {
        return SessionValve.class.getName();
    }

    @Override
    public @Nullable Valve getNext() {
        return next;
    }

    @Override
    public void setNext(Valve valve) {
        next = valve;
    }

    @Override
    public void backgroundProcess() {}

    @Override
    public void event(Request request, Response response, CometEvent event) throws IOException, ServletException {
        if (next != null) {
            next.event(request, response, event);
        }
    }
}
