package org.cdiredis.internal.client;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Threads for tasks that may wait for others of theirs: what is more than a few at once waits for its turn, but where none of those that run
 * ends for a moment, there are more threads, so that all get their turn in the end. Thread-safe.
 */
final class GrowingThreads implements Executor, AutoCloseable {

    private static final int FEW = 32;
    private static final int MORE = 16;
    private static final long MOMENT_MILLIS = 100;

    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService timer;
    private final AtomicBoolean isWatched = new AtomicBoolean();

    /**
     * None yet.
     *
     * @param timer looks after tasks that wait
     * @param factory makes the threads
     */
    GrowingThreads(ScheduledExecutorService timer, ThreadFactory factory) {
        this.timer = timer;
        this.threads = new ThreadPoolExecutor(FEW, FEW, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
        watch();
    }

    private void watch() {
        if (!threads.getQueue().isEmpty() && isWatched.compareAndSet(false, true)) {
            lookLater();
        }
    }

    private void lookLater() {
        long ended = threads.getCompletedTaskCount();
        try {
            ScheduledFuture<?> unused = timer.schedule(() -> look(ended), MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            isWatched.set(false); // the application has stopped
        }
    }

    private void look(long endedBefore) {
        if (threads.getQueue().isEmpty()) {
            threads.setCorePoolSize(FEW);
            threads.setMaximumPoolSize(FEW);
            isWatched.set(false);
            watch();
            return;
        }
        if (threads.getCompletedTaskCount() == endedBefore) {
            int more = threads.getCorePoolSize() + MORE;
            threads.setMaximumPoolSize(more);
            threads.setCorePoolSize(more);
        }
        lookLater();
    }

    /** Takes no more tasks; those there are end, as somebody waits for them. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
