package org.cdiredis.session;

/**
 * A session of the application has been created, on this node. A CDI event without qualifiers, synchronous: what an
 * observer throws is thrown where the session is created, and nobody gets that.
 *
 * @param session what is known of the session
 */
public record SessionCreatedEvent(SessionInfo session) {}
