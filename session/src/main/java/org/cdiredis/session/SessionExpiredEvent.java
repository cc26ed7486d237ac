package org.cdiredis.session;

/**
 * A session of the application was idle for too long. Exactly one node is told, unless it dies while it is: see the option {@code delivery}. A CDI event without qualifiers, synchronous: what an
 * observer throws is thrown where the session is created or invalidated.
 *
 * @param session what is known of the session
 */
public record SessionExpiredEvent(SessionInfo session) {}
