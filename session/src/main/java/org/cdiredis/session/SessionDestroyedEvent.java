package org.cdiredis.session;

/**
 * A session of the application has been invalidated. Exactly one node is told. A CDI event without qualifiers, synchronous: what an
 * observer throws is thrown where the session is created or invalidated.
 *
 * @param session what is known of the session
 */
public record SessionDestroyedEvent(SessionInfo session) {}
