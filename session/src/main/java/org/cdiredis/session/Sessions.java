package org.cdiredis.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sessions of the application, on all its nodes. Injectable without a qualifier where the application's sessions are in Redis:
 *
 * <pre>{@code
 * @Inject
 * Sessions sessions;
 *
 * sessions.invalidateAll("ann"); // log out everywhere
 * }</pre>
 *
 * <p>Nothing here counts as an access of a session. Any thread of the application may ask, with a request or without. Methods throw a
 * {@link SessionUnavailableException} if Redis does not answer, and after the application has stopped, and an {@link IllegalStateException} if the
 * application has no sessions in Redis. No method takes or returns null. Thread-safe.
 *
 * <p>Who has a whole id names a session by it, whatever the second half: that is a secret of the session and its client, and not compared.
 */
public interface Sessions {

    /**
     * All sessions, in no order. Those that begin or end meanwhile may be among them or not. One round trip for each 500 of a part of
     * the sessions (a single server has one part, a cluster 64), and one for each session.
     *
     * @return the sessions, read one after the other as the stream goes on, which then throws as well
     */
    Stream<SessionInfo> list();

    /**
     * One session.
     *
     * @param key its key, or its whole id
     * @return the session; empty if there is none. One round trip
     */
    Optional<SessionInfo> find(String key);

    /**
     * The sessions of a principal, by the name that {@code HttpServletRequest.getUserPrincipal} has. One round trip for each part of the
     * sessions, all at once, and one for each session, one after the other.
     *
     * @param principal the name
     * @return the sessions, in no order
     */
    List<SessionInfo> findByPrincipal(String principal);

    /**
     * How many sessions there are, those included that have been idle for too long and that no node has found yet. One round trip for each
     * part of the sessions.
     *
     * @return the number
     */
    long count();

    /**
     * Invalidates a session: for all nodes at once. Listeners are told on this node, before this returns; what they throw is logged. One round trip.
     *
     * @param key its key, or its whole id
     * @return true if it was this call that did so
     */
    boolean invalidate(String key);

    /**
     * Invalidates all sessions of a principal, those that begin meanwhile not included, as {@link #invalidate} does. One round trip for each part of
     * the sessions, all at once, and one for each session, one after the other. If it throws, some may have been invalidated.
     *
     * @param principal the name
     * @return how many this call has invalidated
     */
    int invalidateAll(String principal);

    /**
     * What has happened on this node. Costs nothing.
     *
     * @return a snapshot
     */
    SessionStatistics statistics();

    /**
     * What connects the server with the sessions, in the words of the log: {@code Undertow}, {@code Tomcat} or {@code the servlet filter} for
     * example. Costs nothing.
     *
     * @return the adapter of this node
     */
    String adapter();
}
