package org.cdiredis.benchmarks.subjects;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A system that is measured. All subjects keep the same values under keys of the same length for the same time, each under a
 * prefix of its own. Thread-safe: each is used as its documentation says that an application with many threads should.
 */
public interface Subject extends AutoCloseable {

    /** How long an entry lives. */
    Duration TTL = Duration.ofHours(2);

    /**
     * What the tables call it.
     *
     * @return a name without spaces
     */
    String name();

    /**
     * What the subject offers. The other methods are not called.
     *
     * @return the operations
     */
    Set<Operation> operations();

    /**
     * The key in Redis of a key.
     *
     * @param key the key
     * @return what {@code MEMORY USAGE} wants
     */
    String physicalKey(String key);

    /**
     * Reads an entry.
     *
     * @param key the key
     * @return the value, or null if there is none
     */
    default @Nullable Book get(String key) {
        throw unsupported();
    }

    /**
     * Stores an entry for {@link #TTL}, and returns when it is stored.
     *
     * @param key the key
     * @param book the value
     */
    default void put(String key, Book book) {
        throw unsupported();
    }

    /**
     * Stores a counter at 0.
     *
     * @param key the key
     */
    default void putCounter(String key) {
        throw unsupported();
    }

    /**
     * Adds one to a counter.
     *
     * @param key the key, of a counter that is there
     * @return the new number
     */
    default long increment(String key) {
        throw unsupported();
    }

    /**
     * Reads many entries at once.
     *
     * @param keys the keys
     * @return those that are there
     */
    default Map<String, Book> getMany(Collection<String> keys) {
        throw unsupported();
    }

    /**
     * Removes all entries whose keys begin with a text, in the way that the subject has for patterns.
     *
     * @param beginning the text, without characters that mean something in a pattern
     */
    default void removeMatching(String beginning) {
        throw unsupported();
    }

    /** Removes all entries. */
    default void clear() {
        throw unsupported();
    }

    @Override
    void close();

    private UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException(name() + " offers " + operations() + " only");
    }
}
