package org.cdiredis.session.tomcat;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

import org.apache.catalina.SessionEvent;
import org.apache.catalina.SessionListener;
import org.apache.catalina.session.StandardSession;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionRequest;

/**
 * A session as Tomcat and the application see it. Of the standard one it takes the facade, and on Tomcat 11 the accessor; all else is
 * that of the live session behind it. Requests on the way of the valve have the same one at a time; others have one of their own, which
 * begins with {@link #access} and ends with {@link #endAccess}.
 */
final class RedisSession extends StandardSession {

    private static final long serialVersionUID = 1L;

    private final transient RedisSessionManager redis;
    private transient volatile LiveSession live;
    private transient @Nullable SessionRequest own;
    private transient boolean isShared;
    private transient @Nullable Instant lastAccessed;
    private transient int accesses;

    /** One that its requests share, and end. */
    RedisSession(RedisSessionManager redis, LiveSession live) {
        super(redis);
        this.redis = redis;
        this.live = live;
        this.isShared = true;
    }

    /** One that is not accessed yet, and so takes nothing that would have to be given back. */
    static Optional<RedisSession> find(RedisSessionManager redis, String id) {
        SessionRequest request = redis.request(id);
        try {
            LiveSession found = request.session();
            return Optional.ofNullable(found).map(live -> {
                RedisSession session = new RedisSession(redis, live);
                session.isShared = false;
                // The look-up is an access already, and that which works with the session another one.
                session.lastAccessed = live.lastAccessed();
                return session;
            });
        } finally {
            request.end();
        }
    }

    /** One that whoever creates it accesses, as Tomcat does. */
    static RedisSession create(RedisSessionManager redis, @Nullable String wantedId) {
        SessionRequest request = redis.request(null);
        RedisSession session = new RedisSession(redis, request.sessionOrNew(wantedId));
        session.isShared = false;
        session.own = request;
        return session;
    }

    @Override
    public synchronized void access() {
        if (isShared) {
            return;
        }
        accesses++;
        if (own == null) {
            SessionRequest request = redis.request(live.id());
            LiveSession again = request.session();
            live = again == null ? live : again;
            own = request;
        }
    }

    @Override
    public synchronized void endAccess() {
        SessionRequest request = own;
        if (isShared || --accesses > 0 || request == null) {
            return;
        }
        own = null;
        request.end();
    }

    synchronized void commit() {
        if (own != null) {
            own.commit();
        }
    }

    LiveSession live() {
        return live;
    }

    synchronized boolean isRefused() {
        return own != null && own.failure() != null;
    }

    synchronized void answered() {
        if (own != null) {
            own.answered();
        }
    }

    /** Written by the request that has this session as its own, or by that of the thread. */
    String changeId(@Nullable SessionRequest ofThread) {
        SessionRequest request = own(ofThread);
        if (request != null && request.opened() == live) {
            request.changeId();
        } else {
            live.changeId();
        }
        return getIdInternal();
    }

    private synchronized @Nullable SessionRequest own(@Nullable SessionRequest otherwise) {
        return own == null ? otherwise : own;
    }

    /** The same on all nodes: without the route. */
    @Override
    public String getId() {
        return live.id();
    }

    /** As the client has it. */
    @Override
    public String getIdInternal() {
        return redis.withRoute(live.id());
    }

    @Override
    public void setId(String id, boolean notify) {
        throw TomcatMessages.MESSAGES.idIsGiven();
    }

    @Override
    public long getCreationTime() {
        live.checkValid();
        return getCreationTimeInternal();
    }

    @Override
    public long getCreationTimeInternal() {
        return live.created().toEpochMilli();
    }

    /** Redis' clock says when. */
    @Override
    public void setCreationTime(long time) {}

    @Override
    public long getThisAccessedTime() {
        return getLastAccessedTime();
    }

    @Override
    public long getThisAccessedTimeInternal() {
        return getLastAccessedTimeInternal();
    }

    @Override
    public long getLastAccessedTime() {
        live.checkValid();
        return getLastAccessedTimeInternal();
    }

    @Override
    public long getLastAccessedTimeInternal() {
        Instant found = lastAccessed;
        return (found == null ? live.lastAccessed() : found).toEpochMilli();
    }

    @Override
    public long getIdleTimeInternal() {
        return Math.max(0, System.currentTimeMillis() - getLastAccessedTimeInternal());
    }

    @Override
    public int getMaxInactiveInterval() {
        return Math.toIntExact(live.timeout().toSeconds());
    }

    @Override
    public void setMaxInactiveInterval(int interval) {
        live.timeout(Duration.ofSeconds(Math.max(0, interval)));
    }

    @Override
    public boolean isNew() {
        live.checkValid();
        return live.isNew();
    }

    /** The session knows. */
    @Override
    public void setNew(boolean isNew) {}

    @Override
    public boolean isValid() {
        return live.isValid();
    }

    @Override
    protected boolean isValidInternal() {
        return live.isValid();
    }

    /** The session knows. */
    @Override
    public void setValid(boolean isValid) {}

    @Override
    public @Nullable Object getAttribute(@Nullable String name) {
        live.checkValid();
        return name == null ? null : live.get(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(live.names());
    }

    @Override
    protected String[] keys() {
        Set<String> names = live.names();
        return names.toArray(new String[0]);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value, boolean notify) {
        if (name == null) {
            throw new IllegalArgumentException(sm.getString("standardSession.setAttribute.namenull"));
        }
        if (value == null) {
            removeAttribute(name, notify);
        } else {
            live.set(name, value);
        }
    }

    @Override
    public void removeAttribute(@Nullable String name, boolean notify) {
        live.checkValid();
        if (name != null) {
            live.remove(name);
        }
    }

    @Override
    public void invalidate() {
        live.checkValid();
        expire(true);
    }

    @Override
    public void expire(boolean notify) {
        if (live.isValid()) {
            live.invalidate();
        }
    }

    @Override
    public @Nullable Principal getPrincipal() {
        return live.isValid() ? Identity.principal(live) : null;
    }

    @Override
    public void setPrincipal(@Nullable Principal principal) {
        if (live.isValid()) {
            Identity.principal(live, principal);
        }
    }

    @Override
    public @Nullable String getAuthType() {
        return live.isValid() ? Identity.authType(live) : null;
    }

    @Override
    public void setAuthType(@Nullable String authType) {
        if (live.isValid()) {
            Identity.authType(live, authType);
        }
    }

    @Override
    public @Nullable Object getNote(String name) {
        return live.isValid() ? SessionNotes.get(live, name, redis.requestedId(live)) : null;
    }

    @Override
    public Iterator<String> getNoteNames() {
        return SessionNotes.names(live).iterator();
    }

    @Override
    public void setNote(String name, Object value) {
        if (live.isValid()) {
            SessionNotes.set(live, name, value);
        }
    }

    @Override
    public void removeNote(String name) {
        if (live.isValid()) {
            SessionNotes.set(live, name, null);
        }
    }

    /** Other requests of the session have other objects, and the same listeners. */
    @Override
    public void addSessionListener(SessionListener listener) {
        if (live.isValid()) {
            SessionListeners.add(live, listener);
        }
    }

    @Override
    public void removeSessionListener(SessionListener listener) {
        if (live.isValid()) {
            SessionListeners.remove(live, listener);
        }
    }

    @Override
    public void fireSessionEvent(String type, @Nullable Object data) {
        SessionEvent event = new SessionEvent(this, type, data);
        SessionListeners.of(live).forEach(listener -> listener.sessionEvent(event));
    }

    /** It is not used again. */
    @Override
    public void recycle() {}

    /** Redis has it at any time. */
    @Override
    public void passivate() {}

    /** Each value is told when it is read. */
    @Override
    public void activate() {}

    @Override
    public String toString() {
        return live.toString();
    }
}
