package org.cdiredis.internal.commands;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;

/**
 * Sends the calls of many threads to one server in few round trips. A call leaves at once if a place is free; otherwise it waits
 * for one, and leaves together with all that came meanwhile. So nobody waits longer than for a batch that is under way, an idle
 * pipeline delays nothing, and the more callers there are, the fewer packets each of them costs. Thread-safe.
 *
 * <p>Whoever adds a call, or ends a batch, sends what may leave; one thread at a time does so, and the others do not wait for it.
 * Nothing is timed but deadlines. Since calls leave in the order they came, and all have the same time, the batches under way
 * run out of theirs before any call does that waits for their places: it is enough to watch the batches.
 */
final class Pipeline {

    /** How many batches are under way at once: one on the wire, while the replies of another are handed out. */
    private static final int PLACES = 2;

    /** How many while they are small. A batch of one or two commands costs more than these do on their own. */
    private static final int PLACES_OF_SMALL = 6;

    /** How many commands a batch has, on the average of the last ones, from which on it is not small. */
    private static final double NOT_SMALL = 3;

    /** How much the last batch counts in that average. */
    private static final double WEIGHT_OF_LAST = 0.1;

    /** Half a millisecond of the server's. */
    private static final int MAX_CALLS = 256;

    /** About what a loopback connection takes in one write, and a fast network in a quarter of a millisecond. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final Duration WATCH_AT_MOST = Duration.ofMillis(20);

    private final ScheduledExecutorService timer;
    private final long watchNanos;
    private final Queue<PipelinedCall<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    /** Seen by the thread that sends, each time one does. */
    private double averageSize = 1;

    private final Set<Departed> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isWatched = new AtomicBoolean();

    /**
     * A pipeline to one server.
     *
     * @param timer for deadlines
     * @param deadline how long calls have, all of them
     */
    Pipeline(ScheduledExecutorService timer, Duration deadline) {
        this.timer = timer;
        Duration tenth = deadline.dividedBy(10);
        this.watchNanos = (tenth.compareTo(WATCH_AT_MOST) < 0 ? tenth : WATCH_AT_MOST).toNanos();
    }

    /** Sends a call, or has it wait. */
    void add(RedissonClient redisson, PipelinedCall<?> call) {
        waiting.add(call);
        sendWaiting(redisson);
    }

    boolean isIdle() {
        return waiting.isEmpty() && taken.get() == 0;
    }

    /** A batch may end while it is being sent, in the same thread: that is one more request, not a deeper call. */
    private void sendWaiting(RedissonClient redisson) {
        if (requests.getAndIncrement() != 0) {
            return;
        }
        int served = 1;
        do {
            while (!waiting.isEmpty() && taken.get() < places()) {
                List<PipelinedCall<?>> calls = next();
                if (!calls.isEmpty()) {
                    taken.incrementAndGet();
                    averageSize += WEIGHT_OF_LAST * (calls.size() - averageSize);
                    send(redisson, calls);
                }
            }
            served = requests.addAndGet(-served);
        } while (served != 0);
    }

    private int places() {
        return averageSize < NOT_SMALL ? PLACES_OF_SMALL : PLACES;
    }

    /** The calls that leave together: those that nobody has given up. */
    private List<PipelinedCall<?>> next() {
        long now = System.nanoTime();
        List<PipelinedCall<?>> calls = new ArrayList<>();
        int bytes = 0;
        while (calls.size() < MAX_CALLS && bytes < MAX_BYTES) {
            PipelinedCall<?> call = waiting.poll();
            if (call == null) {
                return calls;
            }
            if (!call.expire(now)) {
                calls.add(call);
                bytes += call.bytes();
            }
        }
        return calls;
    }

    private void send(RedissonClient redisson, List<PipelinedCall<?>> calls) {
        Departed departed = new Departed(redisson, calls);
        underWay.add(departed);
        watch();
        try {
            sent(redisson, calls).whenComplete((answer, failure) -> departed.end(failure));
        } catch (RuntimeException e) {
            departed.end(e);
        }
    }

    /** A single command goes without the frame of a batch. */
    private static CompletionStage<?> sent(RedissonClient redisson, List<PipelinedCall<?>> calls) {
        if (calls.size() == 1) {
            return calls.get(0).send(new RedisObjects.OfClient(redisson, null));
        }
        RBatch batch = redisson.createBatch();
        RedisObjects objects = new RedisObjects.OfBatch(key -> batch, "");
        calls.forEach(call -> call.send(objects));
        return batch.executeAsync();
    }

    private void watch() {
        if (!isWatched.get() && isWatched.compareAndSet(false, true)) {
            watchLater();
        }
    }

    private void watchLater() {
        try {
            ScheduledFuture<?> unused = timer.schedule(this::look, watchNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The application has stopped; closed clients answer the calls.
            isWatched.set(false);
        }
    }

    private void look() {
        long now = System.nanoTime();
        underWay.forEach(departed -> departed.expire(now));
        if (!underWay.isEmpty()) {
            watchLater();
            return;
        }
        isWatched.set(false);
        if (!underWay.isEmpty()) {
            watch();
        }
    }

    /** Calls that have left together, and take a place until all of them are answered, or out of time. */
    private final class Departed {

        private final RedissonClient redisson;
        private final List<PipelinedCall<?>> calls;
        private final AtomicBoolean hasLeft = new AtomicBoolean();

        Departed(RedissonClient redisson, List<PipelinedCall<?>> calls) {
            this.redisson = redisson;
            this.calls = calls;
        }

        /** Commands that are sent once more, on their own, stay watched. */
        void end(@Nullable Throwable failure) {
            leave();
            boolean areAllDone = true;
            for (PipelinedCall<?> call : calls) {
                call.batchEnded(failure);
                areAllDone &= call.isDone();
            }
            if (areAllDone) {
                underWay.remove(this);
            }
        }

        void expire(long now) {
            if (now - calls.get(0).deadline() < 0) {
                return;
            }
            boolean areAllDone = true;
            for (PipelinedCall<?> call : calls) {
                areAllDone &= call.expire(now);
            }
            if (areAllDone) {
                underWay.remove(this);
                leave();
            }
        }

        private void leave() {
            if (hasLeft.compareAndSet(false, true)) {
                taken.decrementAndGet();
                sendWaiting(redisson);
            }
        }
    }
}
