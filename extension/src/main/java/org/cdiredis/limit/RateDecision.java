package org.cdiredis.limit;

import java.time.Duration;

/**
 * What a rate limiter has decided, by the clock of the server.
 *
 * @param isAllowed whether the permits were given
 * @param remaining how many more could be had at once now
 * @param delay if they were given, how long to wait before using them, zero unless the caller was willing to; if not, how long
 *     until it is worth to ask for as many again
 * @param resetAfter how long until a whole burst can be had again
 */
public record RateDecision(boolean isAllowed, int remaining, Duration delay, Duration resetAfter) {}
