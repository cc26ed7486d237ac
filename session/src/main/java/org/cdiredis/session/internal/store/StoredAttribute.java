package org.cdiredis.session.internal.store;

import java.util.Optional;

/**
 * An attribute as it is stored.
 *
 * @param version the version of the session that changed it last
 * @param bytes its bytes, which nobody changes; empty if they are so many that they are only fetched when they are asked for
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its version
public record StoredAttribute(long version, Optional<byte[]> bytes) {

    /** The bit in the first of an attribute's bytes that says that its value wants to hear of the end of the session. */
    public static final int LISTENER = 4;

    /**
     * Whether the value wants to hear of what happens to it.
     *
     * @param bytes its bytes
     * @return what was said when they were written
     */
    public static boolean isListener(byte[] bytes) {
        return bytes.length > 0 && (bytes[0] & LISTENER) != 0;
    }
}
