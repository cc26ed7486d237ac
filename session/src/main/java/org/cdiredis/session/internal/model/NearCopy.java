package org.cdiredis.session.internal.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.SessionFacts;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.StoredAttribute;

/**
 * What a node knows of a session that no request of it works with.
 *
 * @param version the version
 * @param secretHash the hash of the secret that it was opened with
 * @param lastAccess the start of the last request that this node knows of
 * @param facts what is known of it
 * @param attributes its attributes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by hand
public record NearCopy(
        long version,
        byte[] secretHash,
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

    /**
     * Whether a client that has this id has the right to the session.
     *
     * @param id the id
     * @return true if the secret is that which it was opened with
     */
    public boolean isOpenedBy(SessionId id) {
        return Arrays.equals(secretHash, id.secretHash());
    }
}
