package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to tell of sessions that have expired, until others may.
 *
 * @param until when it ends, by the store's clock
 * @param lease how long it lasts each time
 */
public record Claim(Instant until, Duration lease) {}
