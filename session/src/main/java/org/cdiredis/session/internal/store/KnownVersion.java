package org.cdiredis.session.internal.store;

import java.time.Instant;

/**
 * What a caller knows of a session already. Its creation tells it from one that was made under the same id after its end.
 *
 * @param version the version
 * @param created when it was created, by the clock of the store
 */
public record KnownVersion(long version, Instant created) {

    /** Nothing. */
    public static final KnownVersion NONE = new KnownVersion(0, Instant.EPOCH);
}
