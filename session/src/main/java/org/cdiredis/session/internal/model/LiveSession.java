package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionFacts;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.SessionSummary;
import org.cdiredis.session.internal.store.TimeLeft;

/**
 * A session that requests of this node work with. All of them have the same one, with the same values, for as long as at least one of
 * them runs. Methods throw an {@link IllegalStateException} where {@code HttpSession} does. Thread-safe.
 */
public final class LiveSession {

    private static final int PARTS_OF_TIMEOUT = 3;

    final RealmContext realm;
    final AttributeTable attributes;
    final PendingFacts facts;
    final SessionIds ids;
    final Validity validity = new Validity();

    /** Not a monitor: whoever has it may call what the application has written. */
    final Lock lock = new ReentrantLock();

    /** Whoever has it may wait for Redis. */
    final Lock commits = new ReentrantLock();

    /** What those requests may still wait that work with it. */
    final List<TimeLeft> requests = new CopyOnWriteArrayList<>();

    private final LiveAttributes live;
    private final SessionCommit commit = new SessionCommit(this);
    private final String storage;
    private volatile Instant lastAccessed;
    private volatile boolean isNew;
    private volatile @Nullable Object face;
    private volatile long counted = System.nanoTime();
    volatile long version;
    volatile boolean isStored;

    /** Since which hold this node has it, in the mode {@code exclusive}. */
    private long tenancy;

    /** How often what requests had changed was dropped, since one of them was refused. */
    final AtomicInteger discards = new AtomicInteger();

    LiveSession(RealmContext realm, SessionId id, SessionFacts known, Instant lastAccessed, boolean isNew) {
        this.realm = realm;
        this.ids = new SessionIds(id);
        this.storage = id.storage();
        this.facts = new PendingFacts(known);
        this.lastAccessed = lastAccessed;
        this.isNew = isNew;
        this.isStored = !isNew;
        this.tenancy = isNew ? SessionStore.OF_CREATION : Opened.NO_TENANCY;
        this.attributes = new AttributeTable(id.storage(), realm.codec);
        this.live = new LiveAttributes(this, attributes);
    }

    /**
     * The id, as the client has it from now on.
     *
     * @return 44 characters
     */
    public String id() {
        return ids.current().text();
    }

    /**
     * The part of the id that is no secret, and stays.
     *
     * @return 22 characters
     */
    public String storageId() {
        return storage;
    }

    SessionId sessionId() {
        return ids.current();
    }

    /**
     * When it was created.
     *
     * @return the time, by Redis' clock once it is stored
     */
    public Instant created() {
        return facts.known().created();
    }

    /**
     * When the request before this one began.
     *
     * @return the time, by Redis' clock; that of its creation for a new session
     */
    public Instant lastAccessed() {
        return lastAccessed;
    }

    /**
     * How long it may be idle.
     *
     * @return the time; zero for ever
     */
    public Duration timeout() {
        return facts.known().timeout();
    }

    /**
     * Changes how long it may be idle.
     *
     * @param timeout the time; zero or less for ever
     */
    public void timeout(Duration timeout) {
        facts.timeout(timeout.isNegative() ? Duration.ZERO : timeout);
    }

    /**
     * Whether the client does not know of it yet.
     *
     * @return true in the request that creates it
     */
    public boolean isNew() {
        return isNew;
    }

    /**
     * Whether it can be used.
     *
     * @return false once it is invalidated, or found to be gone
     */
    public boolean isValid() {
        return validity.isUsable();
    }

    /**
     * The names of its attributes.
     *
     * @return the names, a copy
     */
    public Set<String> names() {
        checkValid();
        return live.names();
    }

    /**
     * An attribute. The first call reads it from its bytes; all calls in requests that run at the same time have the same value, and
     * what they change in it is written with the session.
     *
     * @param name its name
     * @return its value; null if there is none
     */
    public @Nullable Object get(String name) {
        return get(AttributeName.of(name));
    }

    /**
     * What a server keeps with the session, and the application does not see.
     *
     * @param name its name, apart from those of attributes
     * @return its value; null if there is none
     */
    public @Nullable Object internal(String name) {
        return get(AttributeName.internal(name));
    }

    /**
     * The names of what a server keeps with the session.
     *
     * @return the names, a copy
     */
    public Set<String> internalNames() {
        checkValid();
        return live.internalNames();
    }

    private @Nullable Object get(AttributeName name) {
        checkValid();
        return live.get(name);
    }

    /**
     * Sets an attribute.
     *
     * @param name its name
     * @param value its value
     * @return its value before, if that was read or listeners are told of it; null otherwise, so that nothing is read that nobody wants
     * @throws IllegalArgumentException if the application is distributable, and the value is not serializable
     */
    public @Nullable Object set(String name, Object value) {
        checkValid();
        return live.set(name, value);
    }

    /**
     * Keeps something with the session that the application does not see.
     *
     * @param name its name, apart from those of attributes
     * @param value its value, serializable; null to keep it no longer
     */
    public void internal(String name, @Nullable Object value) {
        checkValid();
        live.internal(name, value);
    }

    /**
     * Removes an attribute.
     *
     * @param name its name
     * @return its value before, as {@link #set}
     */
    public @Nullable Object remove(String name) {
        checkValid();
        return live.remove(name);
    }

    /**
     * Whose the session is, by which it can be found.
     *
     * @return the name of the principal; empty if none was set
     */
    public Optional<String> principal() {
        return facts.known().principal();
    }

    /**
     * Says whose the session is.
     *
     * @param name the name of the principal; null for nobody's
     */
    public void principal(@Nullable String name) {
        checkValid();
        facts.principal(Optional.ofNullable(name));
    }

    /**
     * Gives the session another id. The one before is dead when any request writes the session; {@link SessionRequest#changeId} is for those that
     * know their request.
     *
     * @return the new id
     */
    public String changeId() {
        return changeId(null);
    }

    String changeId(@Nullable TimeLeft request) {
        checkValid();
        String old = id();
        String renewed = ids.renew(request).text();
        realm.callbacks.idChanged(this, old);
        return renewed;
    }

    /**
     * Ends the session, for all nodes at once. Exactly one of all who do so at the same time tells the listeners. Whoever is still
     * working with it gets an {@link IllegalStateException} from now on, and what they have changed is not written.
     *
     * @throws org.cdiredis.session.SessionUnavailableException if it cannot be ended, and lives on
     */
    public void invalidate() {
        checkValid();
        new SessionEnd(this).invalidate();
    }

    /**
     * The one object that the adapter makes of this session.
     *
     * @param made makes it, at the first call
     * @param <T> its type
     * @return the same one at each call
     */
    @SuppressWarnings("unchecked") // an adapter makes only one type
    public <T> T face(Function<? super LiveSession, ? extends T> made) {
        Object existing = face;
        if (existing == null) {
            lock.lock();
            try {
                existing = face == null ? made.apply(this) : face;
                face = existing;
            } finally {
                lock.unlock();
            }
        }
        return (T) existing;
    }

    void commit(TimeLeft time) {
        commit.run(time);
    }

    /** What a call may take that this session needs: all requests of it wait for it. */
    TimeLeft timeLeft() {
        return TimeLeft.of(realm.store.deadline(), requests);
    }

    void becomeInvalid() {
        validity.end();
    }

    /**
     * Takes over what opening it has found. Its lock is held.
     *
     * @param opened the id that it was opened with
     * @return false if something was not read that is not known here: it was thought to be
     */
    boolean take(SessionId opened, Opened.Found found) {
        if (found instanceof Opened.Changed changed && changed.version() >= version) {
            if (!changed.facts().created().equals(facts.stored().created())) {
                attributes.forgetAfter(SessionStore.UNKNOWN); // they are of another session, of the same id
            }
            if (!attributes.isBasisOf(changed)) {
                return false;
            }
            attributes.merge(changed);
            facts.merge(changed.facts());
            version = changed.version();
        } else if (found.version() > version) {
            return false;
        }
        if (found.version() >= version) {
            ids.opened(opened);
        }
        lastAccessed = found.previousAccess();
        counted = System.nanoTime();
        isNew = false;
        return true;
    }

    /** Whether a good part of its time has passed since it was last said that it is used; if so, it is said now. */
    boolean isToBeKeptAlive() {
        long now = System.nanoTime();
        long timeout = facts.stored().timeout().toNanos();
        boolean is = timeout > 0 && now - counted > timeout / PARTS_OF_TIMEOUT;
        if (is) {
            counted = now;
        }
        return is;
    }

    /**
     * In the mode {@code exclusive}, other nodes may have had the session until this one has got it once more: what requests have changed here since before that is
     * not based on what others have written. Its lock is held.
     */
    void entered(long found) {
        if (found > tenancy && tenancy != Opened.NO_TENANCY) {
            discard();
        }
        tenancy = Math.max(tenancy, found);
    }

    /** What requests have changed is not written. Its lock is held. */
    void discard() {
        attributes.discard();
        facts.discard();
        ids.takeBackAll();
        discards.incrementAndGet();
    }

    /** A fail-over has lost what was written after a version: all is read again. Its lock is held. */
    void forgetAfter(long kept) {
        attributes.forgetAfter(kept);
        ids.forgetReplaced();
        version = SessionStore.UNKNOWN;
    }

    void restore(NearCopy known) {
        version = known.version();
        attributes.restore(known.attributes());
    }

    void createdAt(Instant created) {
        facts.created(created);
        if (isNew) {
            lastAccessed = created;
        }
    }

    void removeAll() {
        live.removeAll();
    }

    SessionSummary summary() {
        return new SessionSummary(storageId(), lastAccessed, facts.known());
    }

    /** So that this node knows it as it is stored. */
    void leaveCopy() {
        lock.lock();
        try {
            realm.near.put(
                    storage, new NearCopy(version, ids.stored(), lastAccessed, facts.stored(), attributes.stored()));
        } finally {
            lock.unlock();
        }
        if (!validity.isUntouched()) {
            realm.near.remove(storage); // whoever has ended it may have been faster
        }
    }

    Map<AttributeName, OwnValue> ofThisNode() {
        return attributes.ofThisNode();
    }

    /** Throws an {@link IllegalStateException} if it can't be used, as the calls do that need one that can. */
    public void checkValid() {
        if (!validity.isUsable()) {
            throw new IllegalStateException(SessionMessages.MESSAGES.invalid());
        }
    }

    /** What is no secret of it. */
    @Override
    public String toString() {
        return "session " + storageId();
    }
}
