package org.cdiredis.internal.near;

/**
 * What a reader takes before it asks Redis: the answer is kept only as of this moment, so that a change which is told meanwhile
 * makes it invalid.
 *
 * @param session the session
 * @param stripe the place of the key among the counted changes
 * @param change what has been counted there
 * @param time the moment, on the clock of {@link System#nanoTime}
 */
record Ticket(Session session, int stripe, long change, long time) {}
