package org.cdiredis.benchmarks.inprocess;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import org.cdiredis.benchmarks.subjects.Book;
import org.cdiredis.benchmarks.subjects.NearSubjects;
import org.cdiredis.benchmarks.subjects.Subject;

/** Reading an entry that is in the process already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NearHit {

    /** A power of two. */
    private static final int KEYS = 1_024;

    private static final int VALUE_BYTES = 500;

    /** The name of the subject. */
    @Param({"caffeine"})
    public String subject = "";

    /** The server. */
    @Param({""})
    public String location = "";

    private final String[] keys = new String[KEYS];
    private @Nullable Subject measured;
    private int next;

    /** Made for JMH. */
    public NearHit() {}

    /** Connects the subject, and makes it have all entries near. */
    @Setup
    public void connect() {
        Subject connected = NearSubjects.connect(subject, location);
        for (int i = 0; i < KEYS; i++) {
            keys[i] = "near-" + i;
            connected.put(keys[i], Book.of(i, VALUE_BYTES));
            connected.get(keys[i]);
        }
        measured = connected;
    }

    /** Disconnects the subject. */
    @TearDown
    public void disconnect() {
        Objects.requireNonNull(measured).close();
    }

    /**
     * One read, each time of the next key.
     *
     * @return the value
     */
    @Benchmark
    public @Nullable Book get() {
        next = (next + 1) & (KEYS - 1);
        return Objects.requireNonNull(measured).get(keys[next]);
    }
}
