package org.cdiredis.session.payara;

import java.time.Duration;
import java.util.List;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServletRequest;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.Session;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.ManagerBase;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.web.valve.GlassFishValve;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.Deployment;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionRealm;
import org.cdiredis.session.internal.model.SessionRequest;

/**
 * Payara's sessions in Redis, for one application. It keeps none: each request opens its own, and what several of them have at a time is
 * shared. Thread-safe once it is started.
 */
final class RedisSessionManager extends ManagerBase implements Lifecycle {

    private final CurrentRequest current = new CurrentRequest();
    private final DispatchedSessions dispatched = new DispatchedSessions();
    private final StandardContext context;
    private final Duration timeout;
    private final Identity identity;
    private final SessionNotes notes;
    private final OpeningValve openingValve = new OpeningValve(this);
    private final SessionValve valve = new SessionValve(this);
    private volatile @Nullable SessionCookies cookies;
    private volatile @Nullable SessionRealm realm;
    private boolean isInstalled;

    RedisSessionManager(StandardContext context, Duration timeout) {
        this.context = context;
        this.timeout = timeout;
        this.identity = new Identity(context);
        this.notes = new SessionNotes(identity);
    }

    Identity identity() {
        return identity;
    }

    SessionNotes notes() {
        return notes;
    }

    /** To be the first one. */
    GlassFishValve openingValve() {
        return openingValve;
    }

    /** To be around the application. */
    Valve valve() {
        return valve;
    }

    boolean isStarted() {
        return realm != null;
    }

    /** From now on it is the context that starts it. */
    void isInstalled() {
        isInstalled = true;
    }

    @Override
    public String getName() {
        return RedisSessionManager.class.getSimpleName();
    }

    /** A context starts it when it gets it, and once more when all are set who may say how long a session may be idle. */
    @Override
    public void start() {
        if (!isInstalled || realm != null) {
            return;
        }
        SessionRealm started = SessionRealms.start(deployment(), new ContextListeners(this, context))
                .orElseThrow();
        context.getServletContext().setAttribute(SessionRealms.CONTEXT_ATTRIBUTE, started);
        cookies = new SessionCookies(context);
        realm = started;
    }

    private Deployment deployment() {
        Duration idle = context.isSessionTimeoutOveridden()
                ? Duration.ofMinutes(Math.max(0, context.getSessionTimeout()))
                : timeout;
        return new Deployment(
                application(), context.getLoader().getClassLoader(), idle, context.getDistributable(), "Payara");
    }

    private String application() {
        return context.getPath().isEmpty() ? "/" : context.getPath();
    }

    /** The sessions live on. */
    @Override
    public void stop() {
        SessionRealm stopped = realm;
        realm = null;
        if (stopped != null) {
            stopped.close();
        }
    }

    private SessionRealm realm() {
        SessionRealm started = realm;
        if (started == null) {
            throw PayaraMessages.MESSAGES.notStarted(application());
        }
        return started;
    }

    SessionRequest request(@Nullable String requestedId) {
        return realm().request(requestedId);
    }

    /** The id that a client has sent in a way that the application wants; Payara takes it from a URL in any case. */
    @Nullable
    String requestedId(Request request) {
        return request.isRequestedSessionIdFromURL()
                        && !context.getEffectiveSessionTrackingModes().contains(SessionTrackingMode.URL)
                ? null
                : request.getRequestedSessionId();
    }

    DispatchedSessions dispatched() {
        return dispatched;
    }

    CurrentRequest current() {
        return current;
    }

    void completeCookie(Response response) {
        SessionCookies known = cookies;
        if (known != null) {
            known.complete(response);
        }
    }

    RedisSession face(LiveSession live) {
        return live.face(session -> new RedisSession(this, session));
    }

    @Override
    public @Nullable Session findSession(@Nullable String id, HttpServletRequest request) {
        if (id == null || !(request instanceof Request connector)) {
            return findSession(id);
        }
        RequestScope scope = RequestScope.of(this, connector);
        LiveSession found = requestedId(connector) == null ? null : scope.find(id);
        return found == null ? null : face(found);
    }

    @Override
    public @Nullable Session findSession(@Nullable String id, @Nullable String version) {
        return findSession(id);
    }

    /** For others than requests of this application. */
    @Override
    public @Nullable Session findSession(@Nullable String id) {
        return id == null ? null : RedisSession.find(this, id).orElse(null);
    }

    @Override
    public Session createSession() {
        return createSession(null);
    }

    @Override
    public Session createSession(@Nullable String wantedId) {
        RequestScope scope = current.get();
        return scope == null ? RedisSession.create(this, wantedId) : face(scope.create(wantedId));
    }

    @Override
    public Session createEmptySession() {
        throw PayaraMessages.MESSAGES.noEmptySession();
    }

    @Override
    public void changeSessionId(Session session) {
        RequestScope scope = current.get();
        ((RedisSession) session).changeId(scope == null ? null : scope.sessions());
    }

    /** The session says which values it takes. */
    @Override
    public void checkSessionAttribute(String name, Object value) {}

    /** Nothing to do: it is in Redis when its request commits. */
    @Override
    public void add(Session session) {}

    /** Nothing to do: it has ended already. */
    @Override
    public void remove(Session session) {}

    /** A dispatch from another application begins. Requests of one session run at the same time. */
    @Override
    public boolean lockSession(ServletRequest request) {
        dispatched.begin();
        return true;
    }

    /** It has ended, in whatever way. */
    @Override
    public void unlockSession(ServletRequest request) {
        dispatched.end();
    }

    @Override
    public int getActiveSessions() {
        SessionRealm started = realm;
        return started == null ? 0 : started.liveIds().size();
    }

    /** Nothing to do: they are in Redis. */
    @Override
    public void load() {}

    /** Nothing to do: they stay in Redis. */
    @Override
    public void unload() {}

    @Override
    public void addLifecycleListener(LifecycleListener listener) {}

    @Override
    public List<LifecycleListener> findLifecycleListeners() {
        return List.of();
    }

    @Override
    public void removeLifecycleListener(LifecycleListener listener) {}
}
