package org.cdiredis.session.payara;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The sessions that dispatches from other applications work with, in the threads that run them: Payara does not tell a session of the end of its
 * access by a forward that throws.
 */
final class DispatchedSessions {

    @SuppressWarnings("ThreadLocalUsage") // one for each application
    private final ThreadLocal<@Nullable Deque<List<RedisSession>>> dispatches = new ThreadLocal<>();

    void begin() {
        Deque<List<RedisSession>> outer = dispatches.get();
        Deque<List<RedisSession>> known = outer == null ? new ArrayDeque<>() : outer;
        known.push(new ArrayList<>(1));
        dispatches.set(known);
    }

    /** One that the dispatch begins to work with, if it is one that does. */
    void add(RedisSession session) {
        Deque<List<RedisSession>> known = dispatches.get();
        if (known != null) {
            known.element().add(session);
        }
    }

    /** Writes the sessions, and lets go of those that are still worked with. */
    void end() {
        Deque<List<RedisSession>> known = dispatches.get();
        if (known == null) {
            return;
        }
        List<RedisSession> sessions = known.pop();
        if (known.isEmpty()) {
            dispatches.remove();
        }
        sessions.forEach(RedisSession::endAllAccesses);
    }
}
