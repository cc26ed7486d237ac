package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a session besides its attributes.
 *
 * @param created when it was created
 * @param timeout how long it may be idle; zero for ever
 * @param principal whose it is, as far as it is known
 */
public record SessionFacts(Instant created, Duration timeout, Optional<String> principal) {}
