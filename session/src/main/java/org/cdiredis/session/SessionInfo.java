package org.cdiredis.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a session. Times are those of Redis' clock, in milliseconds.
 *
 * @param key names the session for as long as it lives: the first 22 characters of its id. It gives nobody the right to the session
 * @param created when it was created
 * @param lastAccessed when the last request began that belongs to it; with {@code touch-interval}, up to so much earlier
 * @param timeout how long it may be idle; zero for ever
 * @param principal whose it is; empty if nobody has logged in
 */
public record SessionInfo(
        String key, Instant created, Instant lastAccessed, Duration timeout, Optional<String> principal) {}
