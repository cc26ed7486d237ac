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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;

/** Many threads, and one connection. */
final class ConcurrentCallsTest {

    private static final int THREADS = 16;

    private static RedisServer server;
    private CachingContainer container;
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

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void deploy() {
        server.command("FLUSHALL");
        List<String> properties = List.of(
                "cdi-redis.location=redis://localhost:" + server.port(),
                "cdi-redis.pool.max-size=1",
                "cdi-redis.deadline=PT30S",
                "cdi-redis.timeout=PT20S",
                "cdi-redis.method-errors=fail");
        container = CachingContainer.deploy(properties, Chain.class);
        otherNode = CachingContainer.deploy(properties, Chain.class);
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        otherNode.close();
        container.close();
    }

    @Test
    void chainedCalls_withAPoolOfOneConnection_doNotWaitForEachOther() throws Exception {
        Chain chain = container.get(Chain.class);
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
        Chain chain = container.get(Chain.class);
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
        List<Chain> nodes = List.of(container.get(Chain.class), otherNode.get(Chain.class));
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Chain node = nodes.get(i % 2);
            results.add(threads.submit(() -> {
                together.await();
                return node.slow("a");
            }));
        }
        for (Future<Integer> result : results) {
            assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(Chain.SLOW_CALLS).hasValue(1);
    }
}
