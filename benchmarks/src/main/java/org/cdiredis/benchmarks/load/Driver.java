package org.cdiredis.benchmarks.load;

import java.time.Duration;

import org.cdiredis.benchmarks.subjects.Operation;

/** A subject together with what calls it: threads of this JVM, or processes of another language. Not thread-safe. */
public interface Driver extends AutoCloseable {

    /**
     * The key in Redis of a key.
     *
     * @param key the key
     * @return the physical key
     */
    String physicalKey(String key);

    /**
     * Makes the subject have what a workload reads.
     *
     * @param workload the workload
     * @throws Exception if it fails
     */
    void store(Workload workload) throws Exception;

    /**
     * Calls for some time, as fast as it goes.
     *
     * @param workload what is called
     * @param concurrency how many callers there are
     * @param duration how long
     * @return calls per second
     * @throws Exception if a call fails
     */
    double throughput(Workload workload, Concurrency concurrency, Duration duration) throws Exception;

    /**
     * Removes many entries by one call.
     *
     * @param operation {@link Operation#REMOVE_PATTERN} or {@link Operation#CLEAR}
     * @param beginning what the keys begin with that are to be removed
     * @return how long it took, in seconds
     * @throws Exception if it fails
     */
    double removal(Operation operation, String beginning) throws Exception;

    @Override
    void close();
}
