package org.cdiredis.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

import org.HdrHistogram.Histogram;

/**
 * Calls at a fixed rate, whatever the answers do: each call has the time at which it is to begin, and its latency counts from then. A
 * stall is so seen by all calls that were due meanwhile, not only by the one that met it.
 */
public final class OpenLoop {

    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final AtomicLong next = new AtomicLong();
    private final Schedule schedule;

    private OpenLoop(Schedule schedule) {
        this.schedule = schedule;
    }

    /** When calls are due, in nanoseconds of {@link System#nanoTime()}. */
    record Schedule(long begin, double perSecond, long calls) {

        long due(long call) {
            return begin + (long) (call / perSecond * 1e9);
        }
    }

    /**
     * Calls for some time.
     *
     * @param calls gives the call of each thread
     * @param concurrency how many calls there can be at once; if all threads wait for answers, those that are due wait, and that counts
     * @param perSecond the rate
     * @param duration how long
     * @return the latencies of all calls, in nanoseconds
     * @throws InterruptedException if this thread is interrupted
     * @throws ExecutionException if a call failed
     */
    public static Histogram run(
            LongFunction<Runnable> calls, Concurrency concurrency, double perSecond, Duration duration)
            throws InterruptedException, ExecutionException {
        long count = Math.max(1, (long) (perSecond * duration.toNanos() / 1e9));
        // A little ahead, so that all threads are there when it begins.
        long begin = System.nanoTime() + Duration.ofMillis(50).toNanos();
        return new OpenLoop(new Schedule(begin, perSecond, count)).measure(calls, concurrency);
    }

    private Histogram measure(LongFunction<Runnable> calls, Concurrency concurrency)
            throws InterruptedException, ExecutionException {
        ExecutorService executor = concurrency.executor();
        try {
            List<Future<Histogram>> parts = new ArrayList<>();
            for (int seed = 0; seed < concurrency.threads(); seed++) {
                Runnable call = calls.apply(seed);
                parts.add(executor.submit(() -> callWhenDue(call)));
            }
            Histogram all = new Histogram(LONGEST_NANOS, DIGITS);
            for (Future<Histogram> part : parts) {
                all.add(part.get());
            }
            return all;
        } finally {
            executor.shutdownNow();
        }
    }

    private Histogram callWhenDue(Runnable call) {
        Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
        while (true) {
            long number = next.getAndIncrement();
            if (number >= schedule.calls()) {
                return latencies;
            }
            long due = schedule.due(number);
            await(due);
            call.run();
            latencies.recordValue(Math.min(LONGEST_NANOS, Math.max(0, System.nanoTime() - due)));
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
