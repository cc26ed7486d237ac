package org.cdiredis.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

import org.HdrHistogram.Histogram;

import org.cdiredis.benchmarks.load.ClosedLoop;
import org.cdiredis.benchmarks.load.Concurrency;
import org.cdiredis.benchmarks.load.OpenLoop;
import org.cdiredis.benchmarks.load.Workload;
import org.cdiredis.benchmarks.results.Metric;
import org.cdiredis.benchmarks.results.Series;
import org.cdiredis.benchmarks.subjects.Subject;
import org.cdiredis.benchmarks.subjects.Subjects;

/**
 * How long calls take at a rate that half-loads the machine with the best peer: half of what the fastest of them gets through, which
 * is measured before.
 */
final class LatencyRow implements Row {

    private static final int TRIES = 3;
    private static final long PAUSE_NANOS = 20_000;
    private static final double NANOS_PER_MICRO = 1_000;

    private final String name;
    private final String description;
    private final List<String> subjects;
    private final Lab lab;
    private final Workload workload;
    private final Concurrency concurrency;
    private double perSecond;

    LatencyRow(
            String name,
            String description,
            List<String> subjects,
            Lab lab,
            Workload workload,
            Concurrency concurrency) {
        this.name = name;
        this.description = description;
        this.subjects = List.copyOf(subjects);
        this.lab = lab;
        this.workload = workload;
        this.concurrency = concurrency;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        String rate = perSecond == 0 ? "a fixed rate" : "%,.0f calls/s".formatted(perSecond);
        return "latency of %s at %s, half of what the best peer does with %s that sleep before each call"
                .formatted(description, rate, concurrency.description());
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("p50", "\u00b5s", Metric.Better.LESS),
                new Metric("p99", "\u00b5s", Metric.Better.LESS),
                new Metric("p99.9", "\u00b5s", Metric.Better.LESS));
    }

    @Override
    public List<String> subjects() {
        return subjects;
    }

    @Override
    public Duration guess(Duration slice) {
        return slice.multipliedBy(2);
    }

    @Override
    public void prepare(String subject, Duration slice) throws Exception {
        if (perSecond == 0) {
            perSecond = best(slice) / 2;
        }
        lab.store(subject, workload);
        measure(subject, slice);
    }

    private double best(Duration slice) throws Exception {
        double best = 0;
        for (String peer : subjects) {
            if (!peer.equals(Subjects.CDI_REDIS)) {
                lab.store(peer, workload);
                best = Math.max(best, throughput(lab.subject(peer), slice));
            }
        }
        return best;
    }

    private double throughput(Subject peer, Duration slice) throws InterruptedException, ExecutionException {
        LongFunction<Runnable> calls = workload.calls(peer);
        List<Double> tries = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            tries.add(ClosedLoop.run(seed -> afterPause(calls.apply(seed)), concurrency, slice));
        }
        return new Series(tries).median();
    }

    /** At a fixed rate a thread sleeps before each call, which costs as much as the call: what a machine can do includes that. */
    private static Runnable afterPause(Runnable call) {
        return () -> {
            LockSupport.parkNanos(PAUSE_NANOS);
            call.run();
        };
    }

    @Override
    public double[] measure(String subject, Duration slice) throws InterruptedException, ExecutionException {
        Subject measured = lab.subject(subject);
        Histogram latencies = OpenLoop.run(workload.calls(measured), concurrency, perSecond, slice.multipliedBy(2));
        return new double[] {
            latencies.getValueAtPercentile(50) / NANOS_PER_MICRO,
            latencies.getValueAtPercentile(99) / NANOS_PER_MICRO,
            latencies.getValueAtPercentile(99.9) / NANOS_PER_MICRO
        };
    }
}
