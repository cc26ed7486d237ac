package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What replicas are used for.
 *
 * @param readFrom which servers answer reads
 * @param readYourWrites for how long a key that was written through the client is read from the primary; empty for not at all
 * @param waitForReplicas how many replicas have to acknowledge each write, 0 for none
 */
public record ReplicationSettings(ReadFrom readFrom, Optional<Duration> readYourWrites, int waitForReplicas) {

    /** Reads from the primary, writes that wait for no replica. */
    public static final ReplicationSettings NONE = new ReplicationSettings(ReadFrom.PRIMARY, Optional.empty(), 0);
}
