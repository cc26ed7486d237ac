package org.cdiredis.session.undertow;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.session.Session;
import io.undertow.server.session.SessionConfig;
import io.undertow.server.session.SessionListener;
import io.undertow.server.session.SessionManager;
import io.undertow.server.session.SessionManagerStatistics;
import io.undertow.servlet.api.Deployment;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.boot.WebDescriptor;
import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionRealm;
import org.cdiredis.session.internal.model.SessionRequest;

/** The sessions of one deployment, for Undertow. */
final class RedisSessionManager implements SessionManager {

    private final Deployment deployment;
    private final ListenerCalls listeners;
    private volatile Duration timeout;
    private volatile @Nullable SessionRealm realm;

    RedisSessionManager(Deployment deployment) {
        this.deployment = deployment;
        this.listeners = new ListenerCalls(this, deployment, new CopyOnWriteArrayList<>());
        this.timeout = duration(deployment.getDeploymentInfo().getDefaultSessionTimeout());
    }

    @Override
    public String getDeploymentName() {
        return deployment.getDeploymentInfo().getDeploymentName();
    }

    /** Only now are all set who may say how long a session may be idle. */
    @Override
    public void start() {
        DeploymentInfo info = deployment.getDeploymentInfo();
        String path = info.getContextPath().isEmpty() ? "/" : info.getContextPath();
        SessionRealm started = SessionRealms.start(
                        new org.cdiredis.session.internal.model.Deployment(
                                path,
                                info.getClassLoader(),
                                timeout,
                                WebDescriptor.isDistributable(
                                        deployment.getServletContext().getResourceAsStream(WebDescriptor.PATH)),
                                "Undertow"),
                        listeners)
                .orElseThrow();
        deployment.getServletContext().setAttribute(SessionRealms.CONTEXT_ATTRIBUTE, started);
        realm = started;
    }

    @Override
    public void stop() {
        SessionRealm stopped = realm;
        realm = null;
        if (stopped != null) {
            stopped.close();
        }
    }

    @Override
    public Session createSession(HttpServerExchange exchange, SessionConfig config) {
        SessionRequest request = begun(exchange, config).request();
        LiveSession created = request.sessionOrNew(config.findSessionId(exchange));
        RedisSession session = session(created);
        config.setSessionId(exchange, created.id());
        session.created(exchange);
        return session;
    }

    @Override
    public @Nullable Session getSession(HttpServerExchange exchange, SessionConfig config) {
        if (Authentication.asksInVain(exchange) && current(exchange) == null) {
            return null;
        }
        SessionRequest request = begun(exchange, config).request();
        ExchangeSessions.of(exchange).endIfOver();
        LiveSession found = request.session();
        return found == null ? null : session(found);
    }

    /**
     * For others than requests: counts as an access, and what is changed in it is not written. Of the session that the client of the
     * current request has named, the answer is known: Undertow asks all applications for one that is gone, before it creates another.
     */
    @Override
    public @Nullable Session getSession(@Nullable String sessionId) {
        SessionRequest asked = asked(sessionId);
        if (asked != null) {
            LiveSession named = asked.isRequestedIdValid() ? asked.session() : null;
            return named == null ? null : session(named);
        }
        SessionRequest request = realm().request(sessionId);
        try {
            LiveSession found = request.session();
            return found == null ? null : session(found);
        } finally {
            request.end();
        }
    }

    private @Nullable SessionRequest asked(@Nullable String sessionId) {
        ServletRequestContext context = ServletRequestContext.current();
        ExchangeSession begun = context == null ? null : current(context.getExchange());
        return begun == null
                        || sessionId == null
                        || !sessionId.equals(begun.request().requestedId())
                ? null
                : begun.request();
    }

    private @Nullable ExchangeSession current(HttpServerExchange exchange) {
        return ExchangeSessions.of(exchange).of(this);
    }

    private ExchangeSession begun(HttpServerExchange exchange, SessionConfig config) {
        ExchangeSession begun = current(exchange);
        boolean isAnother =
                begun != null && begun.request().opened() == null && !begun.isFor(config.findSessionId(exchange));
        if (begun == null || isAnother) {
            begun = ExchangeSession.begin(exchange, config, realm());
            ExchangeSessions.of(exchange).add(this, begun);
        }
        return begun;
    }

    RedisSession session(LiveSession live) {
        return live.face(session -> new RedisSession(this, listeners, session));
    }

    /** How the session of an exchange is told to the client; null if there is none. */
    @Nullable
    SessionConfig config(HttpServerExchange exchange) {
        ExchangeSession begun = current(exchange);
        return begun == null ? null : begun.config();
    }

    /** Written by the request of the exchange, if it has the session. */
    String changeId(HttpServerExchange exchange, LiveSession live) {
        ExchangeSession begun = current(exchange);
        return begun != null && begun.request().opened() == live
                ? begun.request().changeId()
                : live.changeId();
    }

    private SessionRealm realm() {
        SessionRealm started = realm;
        if (started == null) {
            throw new IllegalStateException(getDeploymentName() + " is not started");
        }
        return started;
    }

    @Override
    public void registerSessionListener(SessionListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSessionListener(SessionListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void setDefaultSessionTimeout(int seconds) {
        timeout = duration(seconds);
    }

    /** Zero and less is for ever. */
    static Duration duration(int seconds) {
        return Duration.ofSeconds(Math.max(0, seconds));
    }

    /** None would be lost. */
    @Override
    public Set<String> getTransientSessions() {
        return Set.of();
    }

    @Override
    public Set<String> getActiveSessions() {
        return realm().liveIds();
    }

    /** Those of this node: all of them would be too many. */
    @Override
    public Set<String> getAllSessions() {
        return realm().liveIds();
    }

    @Override
    public @Nullable SessionManagerStatistics getStatistics() {
        return null;
    }

    @Override
    public String toString() {
        return "sessions of " + getDeploymentName() + " in Redis";
    }
}
