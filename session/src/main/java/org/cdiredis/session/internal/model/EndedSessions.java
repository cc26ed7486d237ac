package org.cdiredis.session.internal.model;

import java.util.Map;
import java.util.Optional;

import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.ExpiredSession;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.TimeLeft;

/** Sessions that have ended in the store, and that this node has to tell of. */
final class EndedSessions {

    private final RealmContext context;

    EndedSessions(RealmContext context) {
        this.context = context;
    }

    /** Ends a session for all, and tells of that if nobody else does. */
    boolean end(String storage, TimeLeft time) {
        Optional<ExpiredSession> last =
                Waiting.on(context.store.invalidate(storage, context.callbacks.isToldOfSessions(), time));
        last.ifPresent(session -> tell(session, DestroyReason.INVALIDATED));
        return last.isPresent();
    }

    /** Tells of it, as the application: what listeners throw is logged. */
    void tell(ExpiredSession ended, DestroyReason reason) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(context.deployment.loader());
        try {
            new SessionEnd(session(ended)).tell(reason);
        } catch (Throwable e) { // an error of the application is no reason to tell of it once more
            SessionLogger.LOG.listenerFailed(ended.storage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
        count(reason);
    }

    private void count(DestroyReason reason) {
        (reason == DestroyReason.EXPIRED ? context.statistics.expired : context.statistics.invalidated).increment();
    }

    /**
     * That which requests of this node work with, if there is one. If one of them is ending it, and finds that somebody else was faster, it tells
     * nobody: then there is another one, to be told of. One that is not stored yet comes after it.
     */
    private LiveSession session(ExpiredSession ended) {
        Optional<NearCopy> copy = context.nearCopy(ended.storage());
        context.near.remove(ended.storage());
        Optional<LiveSession> running =
                context.live.get(ended.storage()).filter(session -> session.isStored && session.isValid());
        if (running.isPresent() && running.get().validity.beginEnding()) {
            return withLast(running.get(), ended);
        }
        SessionId id = copy.map(NearCopy::id).orElseGet(() -> SessionId.ofUnknownSecret(ended.storage()));
        LiveSession session = new LiveSession(context, id, ended.facts(), ended.lastAccess(), false);
        session.take(
                id,
                new Opened.Changed(ended.lastAccess(), ended.version(), ended.facts(), ended.attributes(), Map.of()));
        session.attributes.addOfThisNode(
                running.map(EndedSessions::ofThisNode).orElseGet(() -> context.local.take(ended.storage())));
        return session;
    }

    private static LiveSession withLast(LiveSession running, ExpiredSession ended) {
        try {
            new SessionEnd(running).takeLast(ended);
            return running;
        } catch (RuntimeException | Error e) {
            running.becomeInvalid();
            throw e;
        }
    }

    private static Map<AttributeName, OwnValue> ofThisNode(LiveSession running) {
        running.lock.lock();
        try {
            return running.ofThisNode();
        } finally {
            running.lock.unlock();
        }
    }
}
