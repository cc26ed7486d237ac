package org.cdiredis.internal.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import org.cdiredis.CacheStatistics;
import org.cdiredis.ErrorKind;

/** Counts for all caches of one alias. Thread-safe, and cheap for many threads at once. */
public final class StatisticsRecorder {

    private final LongSupplier nanoTime;
    private final LongAdder hits = new LongAdder();
    private final LongAdder nearHits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder undecodable = new LongAdder();
    private final LongAdder puts = new LongAdder();
    private final LongAdder removals = new LongAdder();
    private final LongAdder loads = new LongAdder();
    private final LongAdder failedLoads = new LongAdder();
    private final LongAdder loadNanos = new LongAdder();
    private final Map<ErrorKind, LongAdder> errors = new EnumMap<>(ErrorKind.class);
    private final LongAdder ignored = new LongAdder();
    private final LongAdder rejections = new LongAdder();
    private final LongAdder commands = new LongAdder();
    private final LongAdder commandNanos = new LongAdder();
    private final LongAccumulator slowestNanos = new LongAccumulator(Math::max, 0);
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder bytesWritten = new LongAdder();

    /**
     * A recorder that has counted nothing.
     *
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public StatisticsRecorder(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (ErrorKind kind : ErrorKind.values()) {
            errors.put(kind, new LongAdder());
        }
    }

    /** An entry was found. */
    public void hit() {
        hits.increment();
    }

    /** An entry was found in the near cache. */
    public void nearHit() {
        nearHits.increment();
    }

    /** No entry was found. */
    public void miss() {
        misses.increment();
    }

    /** An entry was found that cannot be decoded. */
    public void undecodable() {
        undecodable.increment();
        misses.increment();
    }

    /** An error became a fallback. */
    public void ignored() {
        ignored.increment();
    }

    /**
     * Something failed.
     *
     * @param kind with what kind of error
     */
    public void error(ErrorKind kind) {
        LongAdder counter = errors.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }

    /**
     * The clock.
     *
     * @return now, to be given back later
     */
    public long start() {
        return nanoTime.getAsLong();
    }

    /**
     * A loader ended.
     *
     * @param start when it began
     * @param isLoaded whether it returned a value
     */
    public void loaded(long start, boolean isLoaded) {
        (isLoaded ? loads : failedLoads).increment();
        loadNanos.add(nanoTime.getAsLong() - start);
    }

    void stored(long entries, long bytes) {
        puts.add(entries);
        bytesWritten.add(bytes);
    }

    void read(long bytes) {
        bytesRead.add(bytes);
    }

    void removed(long entries) {
        removals.add(entries);
    }

    void rejected() {
        rejections.increment();
    }

    void command(long start) {
        long nanos = nanoTime.getAsLong() - start;
        commands.increment();
        commandNanos.add(nanos);
        slowestNanos.accumulate(nanos);
    }

    /**
     * What has been counted.
     *
     * @return a copy
     */
    public CacheStatistics snapshot() {
        Map<ErrorKind, Long> counted = new EnumMap<>(ErrorKind.class);
        errors.forEach((kind, counter) -> counted.put(kind, counter.sum()));
        long near = nearHits.sum();
        return new Snapshot(
                hits.sum() + near,
                near,
                misses.sum(),
                undecodable.sum(),
                puts.sum(),
                removals.sum(),
                loads.sum(),
                failedLoads.sum(),
                loadNanos.sum(),
                counted,
                ignored.sum(),
                rejections.sum(),
                commands.sum(),
                commandNanos.sum(),
                slowestNanos.get(),
                bytesRead.sum(),
                bytesWritten.sum());
    }
}
