package org.cdiredis.benchmarks.sessions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

import org.HdrHistogram.Histogram;

import org.cdiredis.benchmarks.load.ClosedLoop;
import org.cdiredis.benchmarks.load.Concurrency;

/**
 * Browsers that ask for a page again as soon as they have it, each time in another session.
 *
 * @param page what they ask for
 * @param concurrency how many they are
 * @param sessions how many sessions the requests spread over
 */
public record RequestLoad(Page page, Concurrency concurrency, int sessions) {

    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;

    /**
     * What a load gave.
     *
     * @param perSecond how many requests were answered in a second
     * @param latencies how long each took, in nanoseconds
     */
    public record Result(double perSecond, Histogram latencies) {}

    /**
     * Puts a system under load.
     *
     * @param system the system
     * @param duration for how long
     * @return what it did
     * @throws InterruptedException if this thread is interrupted
     * @throws ExecutionException if a request failed
     */
    public Result run(SessionSystem system, Duration duration) throws InterruptedException, ExecutionException {
        List<byte[]> requests = requests(system);
        ConcurrentLinkedQueue<Browser> browsers = new ConcurrentLinkedQueue<>();
        List<Histogram> parts = new ArrayList<>();
        try {
            double perSecond = ClosedLoop.run(
                    seed -> {
                        Browser browser = new Browser(system.port());
                        browsers.add(browser);
                        Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
                        parts.add(latencies);
                        SplittableRandom random = new SplittableRandom(seed);
                        return () -> timed(browser, requests.get(random.nextInt(requests.size())), latencies);
                    },
                    concurrency,
                    duration);
            Histogram all = new Histogram(LONGEST_NANOS, DIGITS);
            parts.forEach(all::add);
            return new Result(perSecond, all);
        } finally {
            browsers.forEach(Browser::close);
        }
    }

    /**
     * Requests one after the other.
     *
     * @param system whom to ask
     * @param count how many
     */
    public void repeat(SessionSystem system, int count) {
        List<byte[]> requests = requests(system);
        try (Browser browser = new Browser(system.port())) {
            for (int i = 0; i < count; i++) {
                browser.get(requests.get(i % requests.size()));
            }
        }
    }

    private List<byte[]> requests(SessionSystem system) {
        if (page == Page.NEW) {
            return List.of(Browser.request(page, null));
        }
        return system.sessions(sessions).stream()
                .map(cookie -> Browser.request(page, cookie))
                .toList();
    }

    private static void timed(Browser browser, byte[] request, Histogram latencies) {
        long begin = System.nanoTime();
        browser.get(request);
        latencies.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - begin));
    }
}
