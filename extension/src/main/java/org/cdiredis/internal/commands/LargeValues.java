package org.cdiredis.internal.commands;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Remembers, in a table of fixed size, keys whose values were large when they were read or written last. It may forget some, and take some
 * for large that are not: either costs a little time, nothing else. Thread-safe.
 */
final class LargeValues {

    private static final int SIZE = 1 << 10;

    /** Hashes; zero where there is none. */
    private final AtomicIntegerArray hashes = new AtomicIntegerArray(SIZE);

    boolean contains(String key) {
        int hash = key.hashCode();
        return hash != 0 && hashes.get(index(hash)) == hash;
    }

    void seen(String key, int bytes) {
        int hash = key.hashCode();
        if (bytes >= Pipelines.LARGE) {
            hashes.set(index(hash), hash);
        } else if (hash != 0 && hashes.get(index(hash)) == hash) {
            hashes.compareAndSet(index(hash), hash, 0);
        }
    }

    private static int index(int hash) {
        return (hash ^ hash >>> 16) & SIZE - 1;
    }
}
