package org.cdiredis.internal.client;

import java.time.Duration;
import java.util.BitSet;
import java.util.function.LongSupplier;

/**
 * Which keys were written not long ago. Takes 16 KiB, however many they are: of a key only the hash is kept, so that some count
 * as written that were not, and their reads go to the primary for nothing. A key counts for once to twice the duration.
 * Thread-safe.
 */
public final class RecentWrites {

    private static final int BITS = 1 << 16;

    private final long nanos;
    private final LongSupplier nanoTime;
    private BitSet current = new BitSet(BITS);
    private BitSet before = new BitSet(BITS);
    private long begin;

    RecentWrites(Duration duration, LongSupplier nanoTime) {
        this.nanos = duration.toNanos();
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    /**
     * Remembers a key.
     *
     * @param key the physical key
     */
    public synchronized void add(String key) {
        rotate();
        current.set(bit(key));
    }

    /**
     * Whether a key counts as written not long ago.
     *
     * @param key the physical key
     * @return true if it was, and sometimes if it was not
     */
    public synchronized boolean contains(String key) {
        rotate();
        return current.get(bit(key)) || before.get(bit(key));
    }

    private void rotate() {
        long age = nanoTime.getAsLong() - begin;
        if (age < nanos) {
            return;
        }
        BitSet emptied = before;
        emptied.clear();
        before = age < 2 * nanos ? current : new BitSet(BITS);
        current = emptied;
        begin += age - age % nanos;
    }

    private static int bit(String key) {
        int hash = key.hashCode() * 0x9E3779B9; // spreads keys that differ at the end only
        return hash >>> 16;
    }
}
