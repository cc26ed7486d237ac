package org.cdiredis.session.internal.model;

import java.time.Instant;
import java.util.Map;

import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.SessionFacts;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.StoredAttribute;

/**
 * What a node knows of a session that no request of it works with.
 *
 * @param version the version
 * @param id the id that it was opened with
 * @param lastAccess the start of the last request that this node knows of
 * @param facts what is known of it
 * @param attributes its attributes
 */
public record NearCopy(
        long version,
        SessionId id,
        Instant lastAccess,
        SessionFacts facts,
        Map<AttributeName, StoredAttribute> attributes) {

    private static final int OBJECTS = 200;
    private static final int PER_ATTRIBUTE = 120;

    /**
     * About how many bytes it takes.
     *
     * @return the number
     */
    int weight() {
        long bytes = OBJECTS;
        for (Map.Entry<AttributeName, StoredAttribute> entry : attributes.entrySet()) {
            bytes += PER_ATTRIBUTE
                    + entry.getKey().text().length()
                    + entry.getValue().bytes().map(value -> value.length).orElse(0);
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }
}
