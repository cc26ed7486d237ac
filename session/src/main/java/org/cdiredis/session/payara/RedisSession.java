package org.cdiredis.session.payara;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.catalina.Session;
import org.apache.catalina.session.StandardSession;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.model.LiveSession;
import org.cdiredis.session.internal.model.SessionRequest;

/**
 * A session as Payara and the application see it. Of the standard one it takes the facade, and who is told of its end; all else is that of the
 * live session behind it. Requests share one object at a time. Where the valve does not know the request, in a thread of the application's or
 * in a dispatch from another application, the object is that request's own: it begins with {@link #access} and ends with {@link #endAccess}.
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
            return Optional.ofNullable(request.session()).map(live -> {
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

    /** One that whoever creates it accesses, as Payara does. */
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
        redis.dispatched().add(this);
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

    /** Ends what those who began it do not end themselves. */
    synchronized void endAllAccesses() {
        SessionRequest request = own;
        if (request != null) {
            accesses = 0;
            own = null;
            request.end();
        }
    }

    synchronized void commit() {
        if (own != null) {
            own.commit();
        }
    }

    synchronized void answered() {
        if (own != null) {
            own.answered();
        }
    }

    /** Written by the request that has this session as its own, or by that of the thread. */
    void changeId(@Nullable SessionRequest ofThread) {
        SessionRequest request = own(ofThread);
        if (request != null && request.opened() == live) {
            request.changeId();
        } else {
            live.changeId();
        }
    }

    private synchronized @Nullable SessionRequest own(@Nullable SessionRequest otherwise) {
        return own == null ? otherwise : own;
    }

    @Override
    public String getId() {
        return live.id();
    }

    @Override
    public String getIdInternal() {
        return live.id();
    }

    @Override
    public void setId(String id) {
        throw PayaraMessages.MESSAGES.idIsGiven();
    }

    @Override
    public long getCreationTime() {
        live.checkValid();
        return live.created().toEpochMilli();
    }

    /** Redis' clock says when. */
    @Override
    public void setCreationTime(long time) {}

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

    /** Redis' clock says when. */
    @Override
    public void setLastAccessedTime(long time) {}

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
    public boolean getIsValid() {
        return live.isValid();
    }

    /** The session knows. */
    @Override
    public void setValid(boolean isValid) {}

    /** Redis knows, and says so when it is asked. */
    @Override
    public boolean hasExpired() {
        return !live.isValid();
    }

    @Override
    public @Nullable Object getAttribute(@Nullable String name) {
        live.checkValid();
        return name == null ? null : live.get(name);
    }

    /** Not read for that. */
    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
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
    public void setAttribute(String name, @Nullable Object value) {
        if (name == null) {
            throw new IllegalArgumentException("name");
        }
        if (value == null) {
            removeAttribute(name);
        } else {
            live.set(name, value);
        }
    }

    @Override
    public void removeAttribute(@Nullable String name) {
        live.checkValid();
        if (name != null) {
            live.remove(name);
        }
    }

    @Override
    public void removeAttribute(String name, boolean notify, boolean checkValid) {
        removeAttribute(name);
    }

    @Override
    public void invalidate() {
        live.checkValid();
        expire();
    }

    @Override
    public void expire(boolean notify, boolean persistentRemove) {
        if (!live.isValid()) {
            return;
        }
        live.invalidate();
        if (redis.face(live) != this) {
            fireSessionEvent(Session.SESSION_DESTROYED_EVENT, null);
        }
    }

    @Override
    public @Nullable Principal getPrincipal() {
        return live.isValid() ? redis.identity().principal(live) : null;
    }

    @Override
    public void setPrincipal(@Nullable Principal principal) {
        if (live.isValid()) {
            redis.identity().principal(live, principal);
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
        return live.isValid() ? redis.notes().get(live, name) : null;
    }

    @Override
    public Iterator<String> getNoteNames() {
        return redis.notes().names(live).iterator();
    }

    @Override
    public void setNote(String name, @Nullable Object value) {
        if (live.isValid()) {
            redis.notes().set(live, name, value);
        }
    }

    @Override
    public void removeNote(String name) {
        setNote(name, null);
    }

    /** Requests of one session run at the same time. */
    @Override
    public boolean lockForeground() {
        return true;
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
