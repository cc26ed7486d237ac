package org.cdiredis.session.filter;

import java.util.Optional;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.RequestPath;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionRequest;
import org.cdiredis.session.internal.store.SessionId;

/**
 * A request, its response and their session, through all dispatches: forwards, includes, asynchronous ones and that of an error. Its
 * session is written each time before the response is sent, or a part of it. The threads of an asynchronous request may use it one
 * after the other.
 */
final class Exchange implements ResponseEvents, SessionBeans.RequestSessions {

    private final Application application;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final RequestedId requested;
    private final CookieHeader cookie;
    private final EndedBeans ended = new EndedBeans();

    private volatile SessionRequest sessions;
    private volatile @Nullable HttpServletRequest wrapped;
    private volatile @Nullable String lastId;
    private volatile boolean isPrincipalKnown;
    private volatile boolean isRunning;
    private volatile boolean isAsynchronous;
    private volatile boolean isCompleted;

    Exchange(Application application, HttpServletRequest request, HttpServletResponse response) {
        this.application = application;
        this.request = request;
        this.response = response;
        requested = application
                .tracking()
                .requestedId(request, id -> SessionId.parse(id).isPresent());
        cookie = new CookieHeader(response);
        sessions = application.realm().request(requested.text());
    }

    Application application() {
        return application;
    }

    RequestedId requested() {
        return requested;
    }

    boolean isRequestedIdValid() {
        return sessions.isRequestedIdValid();
    }

    /** The session as the application sees it. */
    @Override
    public @Nullable SessionFace session(boolean create) {
        LiveSession session = live(create);
        return session == null ? null : application.faces().of(session);
    }

    private @Nullable LiveSession live(boolean create) {
        LiveSession existing = sessions.session();
        if (existing != null) {
            identify(existing);
            return existing;
        }
        if (!create) {
            return null;
        }
        if (response.isCommitted()) {
            throw new IllegalStateException(SessionMessages.MESSAGES.createdTooLate());
        }
        LiveSession made = sessions.sessionOrNew();
        tellClient(made.id());
        identify(made);
        return made;
    }

    @Override
    public boolean has(SessionFace session) {
        return sessions.opened() == session.session();
    }

    @Override
    public EndedBeans ended() {
        return ended;
    }

    /** Gives the session another id, and tells the client. */
    String changeId() {
        LiveSession session = live(false);
        if (session == null) {
            throw new IllegalStateException(SessionMessages.MESSAGES.noSession());
        }
        if (response.isCommitted()) {
            throw new IllegalStateException(SessionMessages.MESSAGES.changedTooLate());
        }
        return renew();
    }

    private String renew() {
        String id = sessions.changeId();
        tellClient(id);
        return id;
    }

    private void tellClient(String id) {
        lastId = id;
        if (application.tracking().usesCookies()) {
            cookie.write(header(id));
        }
    }

    /** The server has logged somebody in in this request. */
    void loggedIn() {
        isPrincipalKnown = false;
        LiveSession session = sessions.session();
        if (session != null) {
            identify(session);
        }
    }

    /** The server has logged somebody out in this request: a session that goes on is nobody's. */
    void loggedOut() {
        LiveSession session = sessions.session();
        if (session != null) {
            session.principal(null);
        }
    }

    /** Who logs in gets another id: whoever has known the one before must not have the session of the user. */
    private void identify(LiveSession session) {
        if (isPrincipalKnown) {
            return;
        }
        isPrincipalKnown = true;
        String name = request.getUserPrincipal() == null
                ? null
                : request.getUserPrincipal().getName();
        if (name != null && !session.principal().equals(Optional.of(name))) {
            session.principal(name);
            if (!session.isNew() && !response.isCommitted()) {
                renew();
            }
        }
    }

    /** A URL as the client should get it. */
    String encodeUrl(String url) {
        SessionTracking tracking = application.tracking();
        boolean hasCookie = tracking.usesCookies() && requested.source() == IdSource.COOKIE;
        if (!tracking.usesUrls() || hasCookie) {
            return url;
        }
        LiveSession session = live(false);
        return session == null ? url : tracking.urls().withId(url, session.id(), request);
    }

    @Override
    public void beforeCommit() {
        try {
            sessions.commit();
        } catch (RuntimeException e) {
            replaceCookie();
            throw e;
        }
    }

    /** The request fails while its session is read: an id that it has changed before is not written. */
    void takeBackId() {
        if (!response.isCommitted()) {
            sessions.answered();
            replaceCookie();
        }
    }

    /** A page for the failure may keep what the response has said so far. */
    private void replaceCookie() {
        Optional<String> id = sessions.idAfterFailure();
        lastId = id.orElse(null);
        if (cookie.isWritten()) {
            cookie.write(id.map(this::header)
                    .orElseGet(() -> application.tracking().cookie().expired()));
        }
    }

    private String header(String id) {
        return application.tracking().cookie().header(id, request.isSecure());
    }

    /** The response says nothing of what it said before, but an id that the client would not know otherwise. */
    void reset() {
        response.reset();
        sessions.answered().ifPresent(this::tellClient);
    }

    @Override
    public void headersCleared() {
        cookie.writeAgain();
    }

    /** What the session could not be read or written for; null if it could. */
    @Nullable
    RuntimeException failure() {
        return sessions.failure();
    }

    /** The request as the application has it. */
    HttpServletRequest wrapped() {
        HttpServletRequest known = wrapped;
        return known == null ? request : known;
    }

    String path() {
        return RequestPath.in(request.getRequestURI());
    }

    HttpServletResponse response() {
        return response;
    }

    /** From now on the request goes on after its dispatch, until {@link #complete}. */
    void asynchronous() {
        isAsynchronous = true;
    }

    boolean isAsynchronous() {
        return isAsynchronous;
    }

    /** Whether a thread is within the application, on behalf of the server. */
    boolean isRunning() {
        return isRunning;
    }

    /** A thread enters the application: for the first time, for an error page when all has been completed, or asynchronously. */
    void begin(HttpServletRequest dispatched) {
        wrapped = dispatched;
        isRunning = true;
        isAsynchronous = false;
        if (isCompleted) {
            isCompleted = false;
            String id = lastId;
            sessions = application.realm().request(id == null ? requested.text() : id);
        }
    }

    void leave() {
        isRunning = false;
    }

    void completeUnlessAsynchronous() {
        if (!isAsynchronous) {
            complete();
        }
    }

    /**
     * The request is over, unless a dispatch to an error page follows: what has changed is written, and the session let go. Throws what
     * kept the session from being written, also before.
     */
    void complete() {
        if (isCompleted) {
            return;
        }
        isCompleted = true;
        isAsynchronous = false;
        try {
            destroyEndedBeans();
            beforeCommit();
        } finally {
            sessions.end();
        }
        RuntimeException before = failure();
        if (before != null) {
            throw before;
        }
    }

    private void destroyEndedBeans() {
        if (!ended.isEmpty()) {
            SessionBeans.Entered entered = application.beans().enter(this);
            try {
                ended.destroy();
            } finally {
                entered.leave();
            }
        }
    }
}
