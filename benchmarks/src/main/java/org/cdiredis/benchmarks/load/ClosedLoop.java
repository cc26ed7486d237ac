package org.cdiredis.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** Threads that call again as soon as they have their answer: how many calls get through in a second. */
public final class ClosedLoop {

    private final CountDownLatch ready;
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile boolean over;

    private ClosedLoop(int threads) {
        ready = new CountDownLatch(threads);
    }

    /**
     * Calls for some time.
     *
     * @param calls gives the call of each thread
     * @param concurrency how many threads call
     * @param duration how long
     * @return how many calls per second were answered
     * @throws InterruptedException if this thread is interrupted
     * @throws ExecutionException if a call failed
     */
    public static double run(LongFunction<Runnable> calls, Concurrency concurrency, Duration duration)
            throws InterruptedException, ExecutionException {
        return new ClosedLoop(concurrency.threads()).measure(calls, concurrency, duration);
    }

    private double measure(LongFunction<Runnable> calls, Concurrency concurrency, Duration duration)
            throws InterruptedException, ExecutionException {
        ExecutorService executor = concurrency.executor();
        try {
            List<Future<Long>> counts = new ArrayList<>();
            for (int seed = 0; seed < concurrency.threads(); seed++) {
                Runnable call = calls.apply(seed);
                counts.add(executor.submit(() -> count(call)));
            }
            ready.await();
            long begin = System.nanoTime();
            go.countDown();
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            over = true;
            double seconds = (System.nanoTime() - begin) / 1e9;
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return sum / seconds;
        } finally {
            over = true;
            go.countDown();
            executor.shutdownNow();
        }
    }

    private long count(Runnable call) throws InterruptedException {
        ready.countDown();
        go.await();
        long count = 0;
        while (true) {
            call.run();
            if (over) {
                return count;
            }
            count++;
        }
    }
}
