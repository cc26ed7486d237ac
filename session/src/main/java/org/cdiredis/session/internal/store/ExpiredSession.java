package org.cdiredis.session.internal.store;

import java.time.Instant;
import java.util.Map;

/**
 * A session whose time is over, which the caller has claimed. The caller is the only one to tell of it, until its claim runs out.
 *
 * @param storage the storage id
 * @param lastAccess the start of its last request
 * @param version its version
 * @param facts what was known of it
 * @param attributes its attributes; empty if the caller has asked for none
 */
public record ExpiredSession(
        String storage,
        Instant lastAccess,
        long version,
        SessionFacts facts,
        Map<AttributeName, StoredAttribute> attributes) {}
