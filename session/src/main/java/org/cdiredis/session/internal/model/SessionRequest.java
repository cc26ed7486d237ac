package org.cdiredis.session.internal.model;

import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.SessionConflictException;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.TimeLeft;

/**
 * What one request has to do with sessions. It begins with {@link SessionRealm#request} and ends with {@link #end}; in between, Redis is
 * asked when the session is first wanted. All that it waits for is within one deadline. If it never is, the access is counted at the end, and nobody waits for that.
 *
 * <p>Safe for use by the threads of an asynchronous request.
 */
public final class SessionRequest {

    private final SessionRealm realm;
    private final @Nullable String requestedId;
    private final Optional<SessionId> id;
    private final Lock lock = new ReentrantLock();
    private @Nullable LiveSession session;
    private @Nullable TimeLeft time;
    private boolean isAsked;
    private boolean isEnded;
    private boolean isAnswered;

    /** That which the request has worked with, once it has ended. */
    private @Nullable LiveSession ended;

    /** Why what was changed could not be written; null if nothing was refused. */
    private @Nullable RuntimeException failure;

    /** How often what is not written was dropped before this request could change anything. */
    private int discards;

    SessionRequest(SessionRealm realm, @Nullable String requestedId) {
        this.realm = realm;
        this.requestedId = requestedId;
        this.id = SessionId.parse(requestedId);
    }

    /**
     * What the client has sent.
     *
     * @return the text; null if it has sent nothing
     */
    public @Nullable String requestedId() {
        return requestedId;
    }

    /**
     * The session of the request, opened now if it was not before.
     *
     * @return the session; null if there is none, or it has been invalidated
     * @throws org.cdiredis.session.SessionUnavailableException if it cannot be had; the answer is 503
     */
    public @Nullable LiveSession session() {
        lock.lock();
        try {
            LiveSession current = session;
            if (current != null && current.isValid()) {
                return current;
            }
            if (current == null && !isAsked && !isEnded && id.isPresent()) {
                current = open(id.get());
                isAsked = true;
                begin(current);
                return current;
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void begin(@Nullable LiveSession opened) {
        session = opened;
        discards = opened == null ? 0 : opened.discards.get();
    }

    /**
     * The session of the request as far as anybody has asked for it. Asks nobody.
     *
     * @return the session, which may be invalid meanwhile; null if nobody has asked, or there is none
     */
    public @Nullable LiveSession opened() {
        lock.lock();
        try {
            return session;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Says whose the session is that the request works with, if it does with one.
     *
     * @param user who is logged in; null if the request does not know, and leaves the session to whomever it belongs
     */
    public void belongsTo(@Nullable Principal user) {
        LiveSession current = opened();
        if (current != null && current.isValid() && user != null) {
            current.facts.principal(Optional.of(user.getName()));
        }
    }

    private TimeLeft time() {
        TimeLeft known = time;
        if (known == null) {
            known = realm.time();
            time = known;
        }
        return known;
    }

    /** If it fails, nothing has been changed that could be lost: the application may ask once more. */
    private @Nullable LiveSession open(SessionId wanted) {
        return realm.open(wanted, time()).orElse(null);
    }

    /**
     * The session of the request, a new one if there is none. It is stored by {@link #commit}. To be called only as long as the response
     * can still say its id to the client.
     *
     * @return the session
     * @throws org.cdiredis.session.SessionUnavailableException if it cannot be known whether there is one; the answer is 503
     */
    public LiveSession sessionOrNew() {
        return sessionOrNew(null);
    }

    /**
     * The same, with an id for a new one: that of the same client's session in another application.
     *
     * @param wantedId the id; null, or one that is not an id of such sessions, for a new one
     * @return the session
     * @throws org.cdiredis.session.SessionUnavailableException if it cannot be known whether there is one; the answer is 503
     */
    public LiveSession sessionOrNew(@Nullable String wantedId) {
        lock.lock();
        try {
            LiveSession current = session();
            if (current != null) {
                return current;
            }
            leave();
            LiveSession made = realm.create(SessionId.parse(wantedId).orElseGet(SessionId::random), time());
            begin(made);
            return made;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether the id that the client has sent is that of the session. Opens it, as {@link #session}.
     *
     * @return true if it is
     */
    public boolean isRequestedIdValid() {
        LiveSession current = session();
        return current != null
                && id.isPresent()
                && current.storageId().equals(id.get().storage())
                && !current.isNew();
    }

    /**
     * Gives the session of the request another id. The one before is dead when this request has written what it has changed; if it cannot, the
     * session keeps the one before.
     *
     * @return the new id
     * @throws IllegalStateException if there is no session
     */
    public String changeId() {
        lock.lock();
        try {
            LiveSession current = session();
            if (current == null) {
                throw new IllegalStateException(SessionMessages.MESSAGES.noSession());
            }
            return current.changeId(time());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes what has changed in the session so far, and waits for it. To be called just before the response is committed, in whatever
     * way it is: nobody who has the response finds an older session then. Costs nothing if nothing has changed. What has failed once fails again,
     * so that whoever has caught it does not send a response as if all were well, until the response is {@link #answered}.
     *
     * @throws org.cdiredis.session.SessionUnavailableException if it cannot be written; the answer is 503, and nothing is tried again
     * @throws org.cdiredis.session.SessionConflictException if another node was faster; the answer is 409
     */
    public void commit() {
        lock.lock();
        try {
            if (isAnswered) {
                return;
            }
            throwFailure();
            LiveSession current = session;
            if (current != null && !isEnded) {
                write(current);
            }
        } finally {
            lock.unlock();
        }
    }

    private void throwFailure() {
        RuntimeException before = failure;
        if (before != null) {
            throw before;
        }
    }

    /**
     * Why what was changed could not be written, so that the response must not say that it was.
     *
     * @return what {@link #commit} or {@link #end} has thrown; null if they have not
     */
    public @Nullable RuntimeException failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The response says now that the request has failed, and nothing else that it said before. An id that it would have told is not written
     * any more; if the session could not be written, {@link #commit} has nothing more to do.
     *
     * @return the id that the response has to tell all the same: this request has written it already; empty if it has not written one
     */
    public Optional<String> answered() {
        lock.lock();
        try {
            isAnswered = failure != null;
            LiveSession current = session;
            if (current != null) {
                current.ids.takeBack(time());
            }
            return written().map(SessionId::text);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The id that the client has to go on with after a failure: that which this request has written, or else that which it has come with.
     * What another request has given the session is for the client of that one. Also to be asked after the end.
     *
     * @return the id; empty if there is no session, or it is not stored
     */
    public Optional<String> idAfterFailure() {
        lock.lock();
        try {
            Optional<SessionId> sent = id.filter(wanted -> working().stream()
                    .anyMatch(session -> session.isStored && session.storageId().equals(wanted.storage())));
            return written().or(() -> sent).map(SessionId::text);
        } finally {
            lock.unlock();
        }
    }

    private Optional<SessionId> written() {
        return working().filter(LiveSession::isValid).flatMap(current -> current.ids.writtenBy(time()));
    }

    private Optional<LiveSession> working() {
        return Optional.ofNullable(isEnded ? ended : session);
    }

    private void write(LiveSession current) {
        try {
            if (current.discards.get() != discards) {
                throw new SessionConflictException(ErrorKind.OTHER, realm.discarded(), null);
            }
            current.commit(time());
        } catch (RuntimeException | LinkageError e) {
            current.ids.takeBack(time());
            RuntimeException refused = e instanceof RuntimeException known ? known : new IllegalStateException(e);
            failure = refused;
            throw refused;
        }
    }

    /**
     * Ends the request: writes what has changed since {@link #commit}, if anything has, and lets go of the session. To be called once the
     * response is complete, or the request is aborted; further calls do nothing.
     *
     * @throws org.cdiredis.session.SessionUnavailableException as {@link #commit}; the session is let go all the same
     */
    public void end() {
        lock.lock();
        try {
            if (isEnded) {
                return;
            }
            try {
                touchUnlessAsked();
                if (failure == null) {
                    commit();
                }
            } finally {
                leaveAtEnd();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the request as it is: what has changed since {@link #commit} is not looked for. To be called instead of {@link #end} if no code
     * of the application has run since, or it has failed.
     */
    public void endWritten() {
        lock.lock();
        try {
            if (!isEnded) {
                touchUnlessAsked();
                leaveAtEnd();
            }
        } finally {
            lock.unlock();
        }
    }

    private void touchUnlessAsked() {
        if (session == null && !isAsked && id.isPresent()) {
            realm.touch(id.get());
        }
    }

    private void leaveAtEnd() {
        isEnded = true;
        ended = session;
        leave();
    }

    private void leave() {
        LiveSession current = session;
        session = null;
        if (current != null) {
            realm.leave(current, time());
        }
    }
}
