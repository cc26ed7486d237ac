package org.cdiredis.session.undertow;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.session.Session;
import io.undertow.server.session.SessionConfig;
import io.undertow.server.session.SessionManager;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.model.LiveSession;

/** A session as Undertow sees it, the same object for all requests that work with it at a time. */
final class RedisSession implements Session {

    /** What Undertow keeps for itself, and shows neither to the application nor to its listeners. */
    private static final String UNDERTOWS_OWN = "io.undertow";

    private final RedisSessionManager manager;
    private final ListenerCalls listeners;
    private final LiveSession live;
    private final AtomicBoolean isToldOf = new AtomicBoolean();
    private volatile @Nullable HttpServerExchange invalidating;

    RedisSession(RedisSessionManager manager, ListenerCalls listeners, LiveSession live) {
        this.manager = manager;
        this.listeners = listeners;
        this.live = live;
    }

    @Override
    public String getId() {
        return live.id();
    }

    /** Its listeners are told of its creation by the first one of the requests that have begun it at a time. */
    void created(HttpServerExchange exchange) {
        if (isToldOf.compareAndSet(false, true)) {
            listeners.sessionCreated(this, exchange);
        }
    }

    /** May be called twice for a request, and after the client has the response. */
    @Override
    public void requestDone(HttpServerExchange exchange) {
        ExchangeSessions.of(exchange).endIfOver();
    }

    @Override
    public long getCreationTime() {
        live.checkValid();
        return live.created().toEpochMilli();
    }

    @Override
    public long getLastAccessedTime() {
        live.checkValid();
        return live.lastAccessed().toEpochMilli();
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {
        live.checkValid();
        live.timeout(RedisSessionManager.duration(seconds));
    }

    @Override
    public int getMaxInactiveInterval() {
        live.checkValid();
        return Math.toIntExact(live.timeout().toSeconds());
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return name.startsWith(UNDERTOWS_OWN) ? live.internal(name) : live.get(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return live.names();
    }

    @Override
    public @Nullable Object setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            return removeAttribute(name);
        }
        if (!name.startsWith(UNDERTOWS_OWN)) {
            return live.set(name, value);
        }
        Object old = live.internal(name);
        live.internal(name, value);
        return old;
    }

    @Override
    public @Nullable Object removeAttribute(String name) {
        if (!name.startsWith(UNDERTOWS_OWN)) {
            return live.remove(name);
        }
        Object old = live.internal(name);
        live.internal(name, null);
        return old;
    }

    @Override
    public void invalidate(@Nullable HttpServerExchange exchange) {
        invalidating = exchange;
        String id = live.id();
        live.invalidate();
        SessionConfig config = exchange == null ? null : manager.config(exchange);
        if (exchange != null && config != null) {
            config.clearSession(exchange, id);
        }
    }

    /** The request that ends it, while it does. */
    @Nullable
    HttpServerExchange invalidating() {
        return invalidating;
    }

    @Override
    public SessionManager getSessionManager() {
        return manager;
    }

    @Override
    public String changeSessionId(HttpServerExchange exchange, SessionConfig config) {
        String old = live.id();
        String changed = manager.changeId(exchange, live);
        config.setSessionId(exchange, changed);
        listeners.sessionIdChanged(this, old);
        return changed;
    }
}
