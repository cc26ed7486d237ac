package org.cdiredis.session.internal.store;

import java.time.Instant;

/**
 * A session as one who looks after all of them sees it.
 *
 * @param storage the storage id
 * @param lastAccess the start of its last request
 * @param facts what is known of it
 */
public record SessionSummary(String storage, Instant lastAccess, SessionFacts facts) {}
