package org.cdiredis.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class OpenLoopTest {

    private static final Concurrency ONE = Concurrency.platform(1);

    private static void sleep(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Test
    void due_isEvenlySpaced() {
        OpenLoop.Schedule schedule = new OpenLoop.Schedule(1_000, 1_000_000, 10);

        assertThat(schedule.due(0)).isEqualTo(1_000);
        assertThat(schedule.due(3)).isEqualTo(4_000);
    }

    @Test
    void run_makesAsManyCallsAsTheRateSays() throws Exception {
        AtomicInteger calls = new AtomicInteger();

        Histogram latencies =
                OpenLoop.run(seed -> calls::incrementAndGet, Concurrency.platform(4), 1_000, Duration.ofMillis(200));

        assertThat(calls).hasValue(200);
        assertThat(latencies.getTotalCount()).isEqualTo(200);
    }

    @Test
    void run_countsFromWhenACallWasDue_ifTheOnesBeforeItTookTooLong() throws Exception {
        // 10 calls, 1 ms apart, of 20 ms each, by one thread: the last one is due after 9 ms and answered after 200 ms.
        Histogram latencies =
                OpenLoop.run(seed -> () -> sleep(Duration.ofMillis(20)), ONE, 1_000, Duration.ofMillis(10));

        assertThat(latencies.getTotalCount()).isEqualTo(10);
        assertThat(latencies.getMaxValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(185));
        assertThat(latencies.getValueAtPercentile(50)).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(90));
    }

    @Test
    void run_oneStall_isSeenByAllCallsThatWereDueMeanwhile() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Runnable stallingOnce = () -> {
            if (calls.incrementAndGet() == 1) {
                sleep(Duration.ofMillis(100));
            }
        };

        Histogram latencies = OpenLoop.run(seed -> stallingOnce, ONE, 1_000, Duration.ofMillis(100));

        // Due at 0, 1, 2 ... 49 ms, and answered after 100.
        assertThat(latencies.getTotalCount() - latencies.getCountBetweenValues(0, TimeUnit.MILLISECONDS.toNanos(50)))
                .isGreaterThanOrEqualTo(45);
    }

    @Test
    void run_failsIfACallDoes() {
        Runnable failing = () -> {
            throw new IllegalStateException("no");
        };

        assertThatThrownBy(() -> OpenLoop.run(seed -> failing, ONE, 1_000, Duration.ofMillis(10)))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no");
    }
}
