package org.cdiredis.benchmarks.load;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * How many threads call at once, and of which kind.
 *
 * @param threads 1 or greater
 * @param virtual whether they are virtual ones, which JDK 21 and later have
 */
public record Concurrency(int threads, boolean virtual) {

    private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

    /** Checks the count. */
    public Concurrency {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
    }

    /**
     * Threads of the platform.
     *
     * @param threads how many
     * @return the concurrency
     */
    public static Concurrency platform(int threads) {
        return new Concurrency(threads, false);
    }

    /**
     * Virtual threads.
     *
     * @param threads how many
     * @return the concurrency
     */
    public static Concurrency virtual(int threads) {
        return new Concurrency(threads, true);
    }

    /**
     * Whether this JVM has such threads.
     *
     * @return false for virtual threads before JDK 21
     */
    public boolean isAvailable() {
        return !virtual || Runtime.version().feature() >= FIRST_JDK_WITH_VIRTUAL_THREADS;
    }

    /**
     * As names of rows have it.
     *
     * @return as in {@code 64} and {@code 1000v}
     */
    public String label() {
        return virtual ? threads + "v" : Integer.toString(threads);
    }

    /**
     * As titles have it.
     *
     * @return as in {@code 64 threads}
     */
    public String description() {
        return threads == 1 ? "1 thread" : "%,d %sthreads".formatted(threads, virtual ? "virtual " : "");
    }

    /** An executor that runs as many tasks at once; to be shut down. */
    ExecutorService executor() {
        return virtual ? virtualThreads() : Executors.newFixedThreadPool(threads);
    }

    /** By reflection, as the module is compiled for Java 17. */
    private static ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("This JVM has no virtual threads", e);
        }
    }
}
