package org.cdiredis.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

import org.HdrHistogram.Histogram;

import org.cdiredis.benchmarks.results.Metric;
import org.cdiredis.benchmarks.subjects.LockSubject;
import org.cdiredis.benchmarks.subjects.LockSubjects;

/** How long it takes from the release of a lock by one application until another one, which waits for it, has it. */
record WakeUpRow(String name, Lab lab) implements Row {

    private static final int DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1_000;

    /** Long enough for the other one to wait indeed. */
    private static final long WAITING_MILLIS = 10;

    private static final long TOO_LONG_SECONDS = 60;

    @Override
    public String title() {
        return "time from the release of a lock until the waiter in another application has it";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("p50", "\u00b5s", Metric.Better.LESS), new Metric("p99", "\u00b5s", Metric.Better.LESS));
    }

    @Override
    public List<String> subjects() {
        return LockSubjects.names();
    }

    @Override
    public double[] measure(String subject, Duration slice) throws Exception {
        List<LockSubject> applications = lab.lockers(subject);
        Histogram times = new Histogram(DIGITS);
        ExecutorService waiter = Executors.newSingleThreadExecutor();
        try {
            long end = System.nanoTime() + slice.toNanos();
            for (int i = 0; System.nanoTime() < end; i++) {
                Lock here = applications.get(i % 2).lock(name);
                Lock there = applications.get((i + 1) % 2).lock(name);
                times.recordValue(handOver(here, there, waiter));
            }
        } finally {
            waiter.shutdownNow();
        }
        return new double[] {
            times.getValueAtPercentile(50) / NANOS_PER_MICRO, times.getValueAtPercentile(99) / NANOS_PER_MICRO
        };
    }

    @SuppressWarnings("LockNotBeforeTry") // there is nothing to do under the lock
    private static long handOver(Lock here, Lock there, ExecutorService waiter) throws Exception {
        here.lock();
        Future<Long> acquiredAt = waiter.submit(() -> {
            there.lock();
            long now = System.nanoTime();
            there.unlock();
            return now;
        });
        TimeUnit.MILLISECONDS.sleep(WAITING_MILLIS);
        long releasedAt = System.nanoTime();
        here.unlock();
        return acquiredAt.get(TOO_LONG_SECONDS, TimeUnit.SECONDS) - releasedAt;
    }
}
