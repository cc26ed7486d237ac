package org.cdiredis.session.payara;

import java.io.IOException;
import java.util.OptionalInt;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.glassfish.grizzly.http.io.OutputBuffer;
import org.glassfish.grizzly.http.server.AfterServiceListener;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.FailureStatus;
import org.cdiredis.session.internal.RequestPath;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionRequest;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.servlet.AtCompletion;

/**
 * What one request of Payara's has to do with the sessions of one application: from the first time that it or Payara asks for its session, at
 * the latest from the valve, until the response is complete.
 */
final class RequestScope implements OutputBuffer.LifeCycleListener, AfterServiceListener {

    private final RedisSessionManager manager;
    private final Request request;
    private final String path;
    private volatile SessionRequest sessions;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean isEntered;
    private volatile boolean isWritten;
    private volatile boolean isEnded;
    private boolean isOnlyLooking;

    private RequestScope(RedisSessionManager manager, Request request) {
        this.manager = manager;
        this.request = request;
        this.path = RequestPath.in(request.getRequestURI());
        this.sessions = manager.request(manager.requestedId(request));
    }

    /** That of a request, which begins with the first call. */
    static RequestScope of(RedisSessionManager manager, Request request) {
        String note = RequestScope.class.getName() + request.getContext().getPath();
        if (request.getNote(note) instanceof RequestScope begun && begun.manager == manager && !begun.isEnded) {
            return begun;
        }
        RequestScope scope = new RequestScope(manager, request);
        request.setNote(note, scope);
        org.glassfish.grizzly.http.server.Response response = scope.coyoteResponse();
        response.getOutputBuffer().registerLifeCycleListener(scope);
        response.getRequest().addAfterServiceListener(scope);
        return scope;
    }

    /**
     * The application is about to begin.
     *
     * @throws RuntimeException why the session that the client has cannot be had; the application must not begin
     */
    void enter() {
        isEntered = true;
        throwFailure();
        sessions.session();
    }

    private void throwFailure() {
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** The session with an id that the client has sent. Of several cookies Payara tries one after the other. */
    @Nullable
    LiveSession find(String id) {
        if (isOnlyLooking) {
            return null;
        }
        if (!isFor(id) && sessions.opened() == null) {
            sessions.endWritten();
            sessions = manager.request(id);
        }
        LiveSession found = look();
        // A new one of the same request is not what the client has asked for.
        return found != null
                        && SessionId.parse(id)
                                .filter(parsed -> parsed.storage().equals(found.storageId()))
                                .isPresent()
                ? found
                : null;
    }

    /** Before the application begins, nobody could answer for a failure: it is kept until then. */
    private @Nullable LiveSession look() {
        try {
            return sessions.session();
        } catch (RuntimeException e) {
            failure = e;
            if (isEntered) {
                throw e;
            }
            return null;
        }
    }

    private boolean isFor(String id) {
        return id.equals(sessions.requestedId());
    }

    /** Not one for a client whose session cannot be had: that would be its log-out. */
    LiveSession create(@Nullable String wantedId) {
        throwFailure();
        return sessions.sessionOrNew(wantedId);
    }

    boolean isEnded() {
        return isEnded;
    }

    void listenTo(AsyncContext async) {
        async.addListener(new AtCompletion(this::completed));
    }

    /** The session goes to Redis before the response goes to the client. */
    @Override
    public void onCommit() {
        // A page for a failure that has failed itself has become another one.
        FailureStatus.of(failure).ifPresent(coyoteResponse()::setStatus);
        if (!isEnded) {
            manager.completeCookie(coyoteResponse());
            if (!isWritten) {
                write();
            }
        }
    }

    private org.glassfish.grizzly.http.server.Response coyoteResponse() {
        return ((Response) request.getResponse()).getCoyoteResponse();
    }

    /** The same when the application has done its work, unless an error page has still to do its own. */
    void applicationIsDone() {
        write();
        isWritten = !request.getResponse().isError() && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) == null;
    }

    /** The response says that the request has failed. */
    private void answered() {
        sessions.answered();
        RedisSession other = ofAnotherThread();
        if (other != null) {
            other.answered();
        }
    }

    SessionRequest sessions() {
        return sessions;
    }

    private void write() {
        // Payara does not tell a session that begins after the log-in.
        sessions.belongsTo(request.getUserPrincipal());
        sessions.commit();
        RedisSession other = ofAnotherThread();
        if (other != null) {
            other.commit();
        }
    }

    /** What was created by a thread or a dispatch that the valve does not know of, if there is such. */
    private @Nullable RedisSession ofAnotherThread() {
        LiveSession opened = sessions.opened();
        if (opened != null && opened.isValid()) {
            return null;
        }
        isOnlyLooking = true;
        try {
            Session session = request.getSessionInternal(false);
            return session instanceof RedisSession found ? found : null;
        } finally {
            isOnlyLooking = false;
        }
    }

    /**
     * Tells the client of a failure, with the page of the application if it has one. What the application has written has never happened.
     *
     * @param thrown the failure, in whatever a framework has wrapped it
     */
    void answer(Throwable thrown) throws IOException {
        int status = reset(thrown);
        HttpServletResponse response = (HttpServletResponse) request.getResponse();
        if (!response.isCommitted()) {
            response.reset();
            response.sendError(status);
        }
    }

    private int reset(Throwable thrown) {
        OptionalInt known = FailureStatus.of(thrown);
        int status = known.orElse(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        PayaraLogger.LOG.requestFailed(
                path, status, String.valueOf(thrown.getMessage()), known.isPresent() ? null : thrown);
        failure = asUnchecked(thrown);
        answered();
        // Nothing that Payara still asks for the session fails once more; a page that wants a session does.
        request.setRequestedSessionId(null);
        manager.current().enter(this);
        request.getResponse().setSuspended(false);
        return status;
    }

    private static RuntimeException asUnchecked(Throwable thrown) {
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    @Override
    public void onAfterService(org.glassfish.grizzly.http.server.Request complete) {
        end();
    }

    /** Lets go of the session, and writes what listeners of the end of the request have changed. */
    private void end() {
        if (isEnded) {
            return;
        }
        isEnded = true;
        manager.current().forget(this);
        try {
            sessions.end();
        } catch (RuntimeException e) {
            PayaraLogger.LOG.notWrittenAfterResponse(path, String.valueOf(e.getMessage()));
            sessions.endWritten();
        }
    }

    /** The application has nothing more to say. */
    private void completed() {
        HttpServletResponse response = (HttpServletResponse) request.getResponse();
        if (response.isCommitted()) {
            return;
        }
        try {
            onCommit();
        } catch (RuntimeException e) {
            int status = reset(e);
            response.reset();
            response.setStatus(status);
            response.setContentLength(0);
        }
    }
}
