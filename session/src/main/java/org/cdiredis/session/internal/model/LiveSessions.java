package org.cdiredis.session.internal.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.cdiredis.session.internal.store.TimeLeft;

/** The sessions that requests of this node work with, as long as there is one. Thread-safe. */
final class LiveSessions {

    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();

    /** The session for one request more; made now if there is none, or none that is valid. */
    LiveSession acquire(String storage, TimeLeft request, Supplier<LiveSession> made) {
        return sessions.compute(storage, (key, existing) -> {
            LiveSession session = existing == null || !existing.isValid() ? made.get() : existing;
            session.requests.add(request);
            return session;
        });
    }

    Optional<LiveSession> get(String storage) {
        return Optional.ofNullable(sessions.get(storage));
    }

    /** Ends the work of one request; the last one has something done before the next can begin. */
    void release(LiveSession session, TimeLeft request, Runnable last) {
        sessions.compute(session.storageId(), (key, current) -> {
            session.requests.remove(request);
            if (current != session || !session.requests.isEmpty()) {
                return current;
            }
            last.run();
            return null;
        });
    }

    Set<String> storageIds() {
        return Set.copyOf(sessions.keySet());
    }

    Set<LiveSession> all() {
        return Set.copyOf(sessions.values());
    }
}
