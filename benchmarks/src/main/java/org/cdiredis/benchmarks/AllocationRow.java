package org.cdiredis.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

import com.sun.management.ThreadMXBean;

import org.cdiredis.benchmarks.load.Workload;
import org.cdiredis.benchmarks.results.Metric;

/** How many bytes of memory a call takes from the heap, in all threads of the JVM together: the caller's and the client's. */
record AllocationRow(String name, String title, List<String> subjects, Lab lab, Workload workload) implements Row {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.only("bytes/call", Metric.Better.LESS));
    }

    @Override
    public void prepare(String subject, Duration slice) throws Exception {
        lab.store(subject, workload);
        measure(subject, slice);
    }

    @Override
    public double[] measure(String subject, Duration slice) {
        Runnable call = workload.calls(lab.subject(subject)).apply(0);
        long before = allocated();
        long end = System.nanoTime() + slice.toNanos();
        long calls = 0;
        do {
            call.run();
            calls++;
        } while (System.nanoTime() < end);
        return new double[] {(double) (allocated() - before) / calls};
    }

    /** Of the threads that are alive: neither the caller nor those of the clients end meanwhile. */
    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }
}
