package org.cdiredis.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

final class ClosedLoopTest {

    @Test
    void run_callsFromAsManyThreadsAsAsked() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        ClosedLoop.run(
                seed -> () -> threads.add(Thread.currentThread()), Concurrency.platform(5), Duration.ofMillis(100));

        assertThat(threads).hasSize(5);
    }

    @Test
    void run_givesCallsPerSecond() throws Exception {
        double perSecond = ClosedLoop.run(
                seed -> () -> LockSupport.parkNanos(20_000_000), Concurrency.platform(2), Duration.ofMillis(500));

        // Two threads, at most 50 calls of 20 ms each in a second.
        assertThat(perSecond).isBetween(10.0, 101.0);
    }

    @Test
    void run_failsIfACallDoes() {
        Runnable failing = () -> {
            throw new IllegalStateException("no");
        };

        assertThatThrownBy(() -> ClosedLoop.run(seed -> failing, Concurrency.platform(2), Duration.ofMillis(10)))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no");
    }
}
