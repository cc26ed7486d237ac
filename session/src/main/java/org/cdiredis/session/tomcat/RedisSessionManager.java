package org.cdiredis.session.tomcat;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Session;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.session.ManagerBase;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.Deployment;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionRealm;
import org.cdiredis.session.internal.model.SessionRequest;

/**
 * Tomcat's sessions in Redis, for one application. An application that has this library and says {@code cdi-redis.session.enabled=true} gets it
 * by itself. Where the library is Tomcat's, not the application's, {@code <Manager
 * className="org.cdiredis.session.tomcat.RedisSessionManager"/>} in {@code META-INF/context.xml} names it; who embeds Tomcat may call
 * {@code context.setManager(new RedisSessionManager())}.
 *
 * <p>It keeps no sessions: each request opens its own, and what several of them have at a time is shared. Tomcat's settings of managers that are
 * about sessions in memory have no meaning: {@code maxActiveSessions}, {@code processExpiresFrequency}, {@code persistAuthentication}.
 *
 * <p>Thread-safe once it is started.
 */
public final class RedisSessionManager extends ManagerBase {

    private static final String NAME = "RedisSessionManager";

    @SuppressWarnings("ThreadLocalUsage") // one for each application: a request may be dispatched from one to another
    private final ThreadLocal<RequestScope> current = new ThreadLocal<>();

    private final SessionValve valve = new SessionValve(this);
    private final AfterAuthentication afterAuthentication = new AfterAuthentication(this);
    private volatile @Nullable PublicRequests publicRequests;
    private volatile @Nullable SessionRealm realm;
    private volatile @Nullable ResponseHooks hooks;
    private volatile String route = "";

    /** Makes a manager that begins with its application. */
    public RedisSessionManager() {}

    /** The valve comes before all that Tomcat adds when the application starts. */
    @Override
    public void setContext(@Nullable Context context) {
        super.setContext(context);
        if (context != null) {
            context.getPipeline().addValve(valve);
        }
    }

    Valve valve() {
        return valve;
    }

    /** Leaves a context that will have another manager when it starts again. */
    void withdraw() {
        getContext().getPipeline().removeValve(valve);
    }

    @Override
    public String getName() {
        return NAME;
    }

    /** Only now are all set who may say how long a session may be idle. */
    @Override
    protected void startInternal() throws LifecycleException {
        super.startInternal();
        Context context = getContext();
        try {
            hooks = ResponseHooks.find();
        } catch (ReflectiveOperationException e) {
            throw TomcatMessages.MESSAGES.notAsExpected(String.valueOf(e.getMessage()), e);
        }
        String jvmRoute = getJvmRoute();
        route = jvmRoute == null ? "" : "." + jvmRoute;
        realm = SessionRealms.start(deployment(context), new ContextListeners(this, context))
                .orElseThrow(() -> TomcatMessages.MESSAGES.notEnabled(context.getName()));
        context.getServletContext().setAttribute(SessionRealms.CONTEXT_ATTRIBUTE, realm);
        context.getPipeline().addValve(afterAuthentication);
        publicRequests = new PublicRequests(context, valve, afterAuthentication);
        ListenerValve.install(context, valve);
        setState(LifecycleState.STARTING);
    }

    private static Deployment deployment(Context context) {
        String path = context.getPath().isEmpty() ? "/" : context.getPath();
        return new Deployment(
                path,
                context.getLoader().getClassLoader(),
                Duration.ofMinutes(Math.max(0, context.getSessionTimeout())),
                context.getDistributable(),
                "Tomcat");
    }

    /** The sessions live on. */
    @Override
    protected void stopInternal() throws LifecycleException {
        setState(LifecycleState.STOPPING);
        ListenerValve.remove(getContext());
        getContext().getPipeline().removeValve(afterAuthentication);
        SessionRealm stopped = realm;
        realm = null;
        if (stopped != null) {
            stopped.close();
        }
        super.stopInternal();
    }

    private SessionRealm realm() {
        SessionRealm started = realm;
        if (started == null) {
            throw new IllegalStateException(NAME + " is not started");
        }
        return started;
    }

    ResponseHooks hooks() {
        return Objects.requireNonNull(hooks, "not started");
    }

    PublicRequests publicRequests() {
        return Objects.requireNonNull(publicRequests, "not started");
    }

    /** Of this thread's request. */
    void authenticationIsOver(Request request) {
        RequestScope scope = current.get();
        if (scope != null) {
            scope.authenticationIsOver(publicRequests().isReadByApplication(request));
        }
    }

    RequestScope begin(Request request) {
        return new RequestScope(this, request, realm().request(request.getRequestedSessionId()));
    }

    SessionRequest request(@Nullable String requestedId) {
        return realm().request(requestedId);
    }

    /** From now on the thread works for a request; gives the one before. */
    @Nullable
    RequestScope enter(RequestScope scope) {
        RequestScope outer = current.get();
        current.set(scope);
        return outer;
    }

    void leave(@Nullable RequestScope outer) {
        if (outer == null) {
            current.remove();
        } else {
            current.set(outer);
        }
    }

    <T extends @Nullable Object> T within(RequestScope scope, Supplier<T> work) {
        RequestScope outer = enter(scope);
        try {
            return work.get();
        } finally {
            leave(outer);
        }
    }

    RedisSession face(LiveSession live) {
        return live.face(session -> new RedisSession(this, session));
    }

    /** An id as the client has it on this node. */
    String withRoute(String id) {
        return id + route;
    }

    /** An id as the client of this thread's request has sent it, perhaps with the route of another node; if it has not, of this one. */
    String requestedId(LiveSession live) {
        RequestScope scope = current.get();
        String requested = scope == null ? null : scope.requestedId(live);
        return requested == null ? withRoute(live.id()) : requested;
    }

    @Override
    public @Nullable Session findSession(@Nullable String id) {
        if (id == null) {
            return null;
        }
        RequestScope scope = current.get();
        if (scope == null || !scope.isFor(id)) {
            return RedisSession.find(this, id).orElse(null);
        }
        LiveSession found = scope.find(id);
        return found == null ? null : face(found);
    }

    @Override
    public Session createSession(@Nullable String sessionId) {
        RequestScope scope = current.get();
        return scope == null ? RedisSession.create(this, sessionId) : face(scope.create(sessionId));
    }

    /** Not made without being created. */
    @Override
    public Session createEmptySession() {
        return createSession(null);
    }

    @Override
    public String rotateSessionId(Session session) {
        RequestScope scope = current.get();
        return ((RedisSession) session).changeId(scope == null ? null : scope.sessions());
    }

    /**
     * Not possible: a session's id has a part that is given once, and one that is made anew by {@link #rotateSessionId}.
     *
     * @throws UnsupportedOperationException unless it is the session's id already
     */
    @Override
    public void changeSessionId(Session session, String newId) {
        if (!newId.equals(session.getIdInternal())) {
            throw TomcatMessages.MESSAGES.idIsGiven();
        }
    }

    /** Nothing to do: it is in Redis when its request commits. */
    @Override
    public void add(Session session) {}

    /** Nothing to do: it has ended already. */
    @Override
    public void remove(Session session, boolean update) {}

    /** Those that requests of this node work with. */
    @Override
    public Session[] findSessions() {
        return realm().liveIds().stream()
                .map(id -> RedisSession.find(this, id))
                .flatMap(Optional::stream)
                .toArray(Session[]::new);
    }

    @Override
    public int getActiveSessions() {
        SessionRealm started = realm;
        return started == null ? 0 : started.liveIds().size();
    }

    /** Nothing to do: what is over is found by the realm. */
    @Override
    public void backgroundProcess() {}

    /** Nothing to do: they are in Redis. */
    @Override
    public void load() {}

    /** Nothing to do: they stay in Redis. */
    @Override
    public void unload() {}
}
