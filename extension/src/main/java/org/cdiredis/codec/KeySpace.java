package org.cdiredis.codec;

import java.util.Objects;

/**
 * The prefix and version that set the entries of one cache apart from all else in the database. Immutable.
 *
 * @param prefix the cache's option {@code key-prefix}; may be empty
 * @param version the cache's option {@code version}, or the one given to {@link org.cdiredis.Cache#withVersion(int)}; 0 or
 *     greater
 */
public record KeySpace(String prefix, int version) {

    /** Checks the range. */
    public KeySpace {
        Objects.requireNonNull(prefix, "prefix");
        if (version < 0) {
            throw new IllegalArgumentException("version: " + version + " is negative");
        }
    }

    /**
     * The same prefix with another version.
     *
     * @param other the version, 0 or greater
     * @return the key space
     * @throws IllegalArgumentException if the version is negative
     */
    public KeySpace withVersion(int other) {
        return new KeySpace(prefix, other);
    }
}
