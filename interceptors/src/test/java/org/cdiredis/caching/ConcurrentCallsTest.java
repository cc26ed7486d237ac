package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many threads, and one connection. */
final class ConcurrentCallsTest extends RedisFixture {

    private static final int THREADS = 16;

    private CachingContainer node;
    private CachingContainer otherNode;
    private ExecutorService threads;

    @ApplicationScoped
    public static class Chain {

        private static final AtomicInteger SLOW_CALLS = new AtomicInteger();

        private @Nullable Chain self;

        @Inject
        void inject(Chain injected) {
            self = injected;
        }

        /** Each number needs the one before, through the cache. */
        @CacheResult(cacheName = "sums")
        public int sum(int number) {
            return number == 0 || self == null ? 0 : number + self.sum(number - 1);
        }

        /** The same with texts of 64 KB and more. */
        @CacheResult(cacheName = "texts")
        public String text(int number) {
            String before = number == 0 || self == null ? "" : self.text(number - 1);
            return number + " " + "x".repeat(Math.max(65_536, before.length()));
        }

        @CacheResult(cacheName = "slow", singleFlight = Flight.CLUSTER)
        public int slow(String key) throws InterruptedException {
            Thread.sleep(200); // so that the others come while it runs
            return SLOW_CALLS.incrementAndGet();
        }
    }

    @BeforeEach
    void deployTwice() {
        List<String> properties = List.of(
                "cdi-redis.pool.max-size=1",
                "cdi-redis.deadline=PT30S",
                "cdi-redis.timeout=PT20S",
                "cdi-redis.method-errors=fail");
        node = deploy(properties, Chain.class);
        otherNode = deploy(properties, Chain.class);
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void chainedCalls_withAPoolOfOneConnection_doNotWaitForEachOther() throws Exception {
        Chain chain = node.get(Chain.class);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Future<Integer>> sums = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = 20 + i;
            sums.add(threads.submit(() -> {
                together.await();
                return chain.sum(number);
            }));
        }
        for (int i = 0; i < THREADS; i++) {
            int number = 20 + i;
            assertThat(sums.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(number * (number + 1) / 2);
        }
    }

    /** Values of this size go on connections of the pool, which has one. */
    @Test
    void chainedCallsOfLargeValues_withAPoolOfOneConnection_doNotWaitForEachOther() throws Exception {
        Chain chain = node.get(Chain.class);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Future<String>> texts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = 5 + i;
            texts.add(threads.submit(() -> {
                together.await();
                return chain.text(number);
            }));
        }
        for (int i = 0; i < THREADS; i++) {
            assertThat(texts.get(i).get(60, TimeUnit.SECONDS)).startsWith((5 + i) + " ");
        }
    }

    @Test
    void clusterFlight_runsTheMethodOnceOnAllNodes() throws Exception {
        Chain.SLOW_CALLS.set(0);
        List<Chain> nodes = List.of(node.get(Chain.class), otherNode.get(Chain.class));
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Chain chain = nodes.get(i % 2);
            results.add(threads.submit(() -> {
                together.await();
                return chain.slow("a");
            }));
        }
        for (Future<Integer> result : results) {
            assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(Chain.SLOW_CALLS).hasValue(1);
    }
}
