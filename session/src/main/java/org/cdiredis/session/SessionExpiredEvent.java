package org.cdiredis.session;

/**
 * A session of the application was idle for too long. Exactly one node is told, unless it dies while it is: see the option {@code delivery}. A
 * CDI event without qualifiers, synchronous, in a thread of the library, which has no request. What an observer throws is logged.
 *
 * @param session what is known of the session
 */
public record SessionExpiredEvent(SessionInfo session) {}
