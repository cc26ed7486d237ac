package org.cdiredis.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;

import org.cdiredis.benchmarks.load.Workload;
import org.cdiredis.benchmarks.results.Metric;

/**
 * What a call takes of the processors, in all threads of the JVM together, and how often one of these stops to wait for another
 * one, or for the server.
 */
record EffortRow(String name, String title, List<String> subjects, Lab lab, Workload workload) implements Row {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String WAITS = "voluntary_ctxt_switches:";

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("cpu", "µs/call", Metric.Better.LESS),
                new Metric("waits", "waits/call", Metric.Better.LESS));
    }

    @Override
    public void prepare(String subject, Duration slice) throws Exception {
        if (!Files.isDirectory(THREADS)) {
            throw new NotMeasuredException("needs " + THREADS);
        }
        lab.store(subject, workload);
        measure(subject, slice);
    }

    @Override
    public double[] measure(String subject, Duration slice) throws IOException {
        Runnable call = workload.calls(lab.subject(subject)).apply(0);
        long waits = waits();
        long nanos = SYSTEM.getProcessCpuTime();
        long end = System.nanoTime() + slice.toNanos();
        long calls = 0;
        do {
            call.run();
            calls++;
        } while (System.nanoTime() < end);
        double micros = (SYSTEM.getProcessCpuTime() - nanos) / 1e3;
        return new double[] {micros / calls, (double) (waits() - waits) / calls};
    }

    /** Of the threads that are alive: neither the caller nor those of the clients end meanwhile. */
    private static long waits() throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                sum += waits(thread);
            }
        }
        return sum;
    }

    private static long waits(Path thread) throws IOException {
        try {
            return Files.readAllLines(thread.resolve("status")).stream()
                    .filter(line -> line.startsWith(WAITS))
                    .mapToLong(line ->
                            Long.parseLong(line.substring(WAITS.length()).strip()))
                    .sum();
        } catch (NoSuchFileException e) {
            return 0; // it has ended
        }
    }
}
