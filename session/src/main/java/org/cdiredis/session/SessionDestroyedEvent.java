package org.cdiredis.session;

/**
 * A session of the application has been invalidated. Exactly one node is told. A CDI event without qualifiers, synchronous, in the thread that
 * invalidates it. What an observer throws is thrown there by {@code HttpSession.invalidate()}, after the session has ended; by {@link Sessions} it is logged.
 *
 * @param session what is known of the session
 */
public record SessionDestroyedEvent(SessionInfo session) {}
