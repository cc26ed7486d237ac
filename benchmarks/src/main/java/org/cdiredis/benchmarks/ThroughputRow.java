package org.cdiredis.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import org.cdiredis.benchmarks.load.Concurrency;
import org.cdiredis.benchmarks.load.Workload;
import org.cdiredis.benchmarks.results.Metric;

/**
 * How many calls get through in a second when threads call as fast as they can.
 *
 * @param connected how the lab calls a subject
 */
record ThroughputRow(
        String name,
        String title,
        List<String> subjects,
        UnaryOperator<String> connected,
        Lab lab,
        Workload workload,
        Concurrency concurrency)
        implements Row {

    ThroughputRow(
            String name, String title, List<String> subjects, Lab lab, Workload workload, Concurrency concurrency) {
        this(name, title, subjects, UnaryOperator.identity(), lab, workload, concurrency);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.only("calls/s", Metric.Better.MORE));
    }

    @Override
    public void prepare(String subject, Duration slice) throws Exception {
        requireThreads();
        lab.store(connected.apply(subject), workload);
        measure(subject, slice);
    }

    @Override
    public double[] measure(String subject, Duration slice) throws Exception {
        return new double[] {lab.driver(connected.apply(subject)).throughput(workload, concurrency, slice)};
    }

    private void requireThreads() throws NotMeasuredException {
        if (!concurrency.isAvailable()) {
            throw new NotMeasuredException("needs JDK 21 or later");
        }
    }
}
