package org.cdiredis.internal.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.cdiredis.Cache;
import org.cdiredis.RedisCacheException;

/** One node writes growing numbers, others read: none reads a number that is older than the bound allows, nor goes back. */
final class Growth implements AutoCloseable {

    /** What a fault does, again and again. */
    interface Fault {
        void cause() throws Exception;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Cache<String, String> writer;
    private final List<Cache<String, String>> readers;
    private final String key;

    /** When each number had been written, from there on. */
    private final NavigableMap<Long, Long> written = new ConcurrentSkipListMap<>();

    private final AtomicLong latest = new AtomicLong();
    private final AtomicLong worstNanos = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private volatile boolean isOver;

    Growth(Cache<String, String> writer, List<Cache<String, String>> readers, String key) {
        this.writer = writer;
        this.readers = readers;
        this.key = key;
    }

    void run(Duration duration, Fault fault) {
        writer.put(key, "0");
        Collection<Future<?>> running = new ArrayList<>();
        running.add(threads.submit(this::write));
        readers.forEach(reader -> running.add(threads.submit(() -> read(reader))));
        long end = System.nanoTime() + duration.toNanos();
        try {
            while (System.nanoTime() - end < 0) {
                fault.cause();
                Thread.sleep(5);
            }
            isOver = true;
            for (Future<?> thread : running) {
                thread.get();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private boolean write() throws InterruptedException {
        while (!isOver) {
            long next = latest.get() + 1;
            try {
                writer.put(key, Long.toString(next));
                written.put(System.nanoTime(), next);
                latest.set(next);
            } catch (RedisCacheException e) {
                continue; // it may have been written or not: the same number is written again
            }
            Thread.sleep(next % 7 == 0 ? 3 : 0); // pauses, in which readers keep what they have read
        }
        return true;
    }

    private void read(Cache<String, String> reader) {
        long last = 0;
        while (!isOver) {
            long time = System.nanoTime();
            String text;
            try {
                text = reader.get(key);
            } catch (RedisCacheException e) {
                continue;
            }
            long number = Long.parseLong(String.valueOf(text));
            reads.incrementAndGet();
            assertThat(number).as("a number after %d", last).isGreaterThanOrEqualTo(last);
            last = number;
            // The first number after this one made it old.
            Map.Entry<Long, Long> before = written.floorEntry(time - NearNode.BOUND.toNanos());
            assertThat(number).isGreaterThanOrEqualTo(before == null ? 0 : before.getValue());
            worstNanos.accumulateAndGet(age(number, time), Math::max);
        }
    }

    /** For how long a number had been replaced that was read then. */
    private long age(long number, long time) {
        Map.Entry<Long, Long> newest = written.floorEntry(time);
        if (newest == null || newest.getValue() <= number) {
            return 0;
        }
        Map.Entry<Long, Long> entry = newest;
        while (entry != null && entry.getValue() > number + 1) {
            entry = written.lowerEntry(entry.getKey());
        }
        return entry == null ? 0 : time - entry.getKey();
    }

    void report(String what) {
        org.jboss.logging.Logger.getLogger(Growth.class)
                .infof(
                        "%s: %d writes, %d reads, of these near %d, oldest value served %d us after it was replaced",
                        what,
                        latest.get(),
                        reads.get(),
                        readers.get(0).statistics().nearHits(),
                        worstNanos.get() / 1_000);
        assertThat(latest.get()).isGreaterThan(10);
    }

    @Override
    public void close() {
        isOver = true;
        threads.shutdownNow();
    }
}
