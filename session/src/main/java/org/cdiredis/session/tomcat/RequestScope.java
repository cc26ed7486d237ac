package org.cdiredis.session.tomcat;

import java.security.Principal;
import java.util.OptionalInt;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.FailureStatus;
import org.cdiredis.session.internal.RequestPath;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionRequest;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.servlet.AtCompletion;

/** What one request of Tomcat's has to do with sessions, from the valve to the end of its response. */
final class RequestScope {

    private final RedisSessionManager manager;
    private final Request request;
    private final SessionRequest sessions;
    private volatile boolean isApplicationDone;
    private volatile boolean isWritten;
    private volatile boolean isEnded;
    private boolean isOnlyLooking;
    private boolean isAuthenticating;
    private volatile boolean isUserUnknown;
    private boolean isTellingListeners;
    private volatile @Nullable RuntimeException failureOfListeners;

    RequestScope(RedisSessionManager manager, Request request, SessionRequest sessions) {
        this.manager = manager;
        this.request = request;
        this.sessions = sessions;
    }

    /** Whether a look-up of this id is one of the request's own. */
    boolean isFor(String id) {
        if (id.equals(sessions.requestedId())) {
            return true;
        }
        LiveSession opened = sessions.opened();
        return opened != null
                && SessionId.parse(id)
                        .filter(parsed -> parsed.text().equals(opened.id()))
                        .isPresent();
    }

    /** The session with an id of which {@link #isFor} holds. */
    @Nullable
    LiveSession find(String id) {
        if (isOnlyLooking || isAuthenticating) {
            return null;
        }
        LiveSession found = session();
        // A new one of the same request is not what the client has asked for.
        return found != null
                        && SessionId.parse(id)
                                .filter(parsed -> parsed.storage().equals(found.storageId()))
                                .isPresent()
                ? found
                : null;
    }

    private @Nullable LiveSession session() {
        if (!isTellingListeners) {
            failAsListeners();
            return sessions.session();
        }
        try {
            return failureOfListeners == null ? sessions.session() : null;
        } catch (RuntimeException e) {
            failureOfListeners = e;
            return null;
        }
    }

    /**
     * Listeners of requests are told next. If one of them asks for the session in vain, there is none for it, and the request fails once all are told:
     * if one of them failed, Tomcat would answer without the application's page for errors.
     */
    void tellingListeners() {
        isTellingListeners = true;
    }

    /** The listeners have been told. */
    void listenersAreTold() {
        isTellingListeners = false;
        failAsListeners();
    }

    /** One that has seen no session may have drawn its conclusions: no other part of the request sees it. */
    private void failAsListeners() {
        RuntimeException failure = failureOfListeners;
        if (failure != null) {
            throw failure;
        }
    }

    /** The id of a session as the client has sent it; null if it has not. */
    @Nullable
    String requestedId(LiveSession live) {
        String requested = sessions.requestedId();
        return SessionId.parse(requested)
                        .filter(parsed -> parsed.text().equals(live.id()))
                        .isPresent()
                ? requested
                : null;
    }

    LiveSession create(@Nullable String wantedId) {
        failAsListeners();
        return sessions.sessionOrNew(wantedId);
    }

    /**
     * Tomcat's authenticator comes next.
     *
     * @param isPublic whether the request goes on whoever is logged in, so that it need not know
     */
    void authenticating(boolean isPublic) {
        isAuthenticating = isPublic && sessions.opened() == null;
        isUserUnknown |= isAuthenticating;
    }

    /**
     * Tomcat's authenticator has let the request through.
     *
     * @param isReadByApplication whether the application may ask for the user from now on
     */
    void authenticationIsOver(boolean isReadByApplication) {
        isAuthenticating = false;
        if (isUserUnknown && isReadByApplication && !(request.getRequest() instanceof RequestWithUser)) {
            request.setRequest(new RequestWithUser(request.getRequest(), this));
        }
    }

    /** Finds out who is logged in, as the authenticator would have. If that fails, the next call tries again. */
    void identify() {
        if (!isUserUnknown) {
            return;
        }
        Session session = manager.within(this, () -> request.getSessionInternal(false));
        Principal user = session == null || request.getUserPrincipal() != null ? null : session.getPrincipal();
        if (session != null && user != null) {
            request.setAuthType(session.getAuthType());
            request.setUserPrincipal(user);
        }
        isUserUnknown = false;
    }

    boolean isApplicationDone() {
        return isApplicationDone;
    }

    void applicationIsDone() {
        isApplicationDone = true;
    }

    void listenTo(AsyncContext async) {
        async.addListener(new AtCompletion(this::completed));
    }

    /** The session goes to Redis before the response goes to the client. */
    void beforeCommit() {
        if (isEnded) {
            return;
        }
        try {
            write();
            isWritten = isApplicationDone;
        } catch (RuntimeException e) {
            OptionalInt status = FailureStatus.of(e);
            if (!isApplicationDone) {
                throw e;
            }
            answer(status.orElse(HttpServletResponse.SC_INTERNAL_SERVER_ERROR), e);
            answered();
        }
    }

    /** Whether the response must not say the id of the session, as that could not be written. */
    boolean isRefused() {
        RedisSession other = ofAnotherThread();
        return sessions.failure() != null || (other != null && other.isRefused());
    }

    /** The response says that the request has failed. */
    void answered() {
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
        // Tomcat does not tell a session that begins after the log-in.
        sessions.belongsTo(request.getUserPrincipal());
        sessions.commit();
        RedisSession other = ofAnotherThread();
        if (other != null) {
            other.commit();
        }
    }

    /** What was found or created by a thread or a dispatch that the valve does not know of, if there is such. */
    private @Nullable RedisSession ofAnotherThread() {
        LiveSession opened = sessions.opened();
        if (opened != null && opened.isValid()) {
            return null;
        }
        Session session = manager.within(this, () -> {
            isOnlyLooking = true;
            try {
                return request.getSessionInternal(false);
            } finally {
                isOnlyLooking = false;
            }
        });
        return session instanceof RedisSession found ? found : null;
    }

    /** What the application has written has never happened. */
    private void answer(int status, RuntimeException failure) {
        TomcatLogger.LOG.requestFailed(
                RequestPath.in(request.getRequestURI()), status, String.valueOf(failure.getMessage()));
        request.getResponse().reset();
        org.apache.coyote.Response response = request.getResponse().getCoyoteResponse();
        response.setStatus(status);
        response.setContentLength(0);
    }

    /** Lets go of the session, and writes what is not written yet. */
    void end() {
        if (isEnded) {
            return;
        }
        isEnded = true;
        try {
            if (isWritten) {
                sessions.endWritten();
            } else {
                write();
                sessions.end();
            }
        } catch (RuntimeException e) {
            TomcatLogger.LOG.notWrittenAfterResponse(
                    RequestPath.in(request.getRequestURI()), String.valueOf(e.getMessage()));
            sessions.endWritten();
        }
    }

    /** The application has nothing more to say. */
    private void completed() {
        isApplicationDone = true;
        if (!request.getResponse().isCommitted()) {
            beforeCommit();
        }
        end();
    }
}
