package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.RedisCacheException;
import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.embedded.RedisSentinels;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.ReadFrom;
import org.cdiredis.internal.config.TestConnections;

/** A primary dies under load: no acknowledged write is lost, and calls work again without a restart. */
final class FailOverTest {

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int WRITERS = 4;

    private final TestCaches caches = new TestCaches();

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    @Contract(170)
    void sentinels_underLoad_loseNoAcknowledgedWrite() throws Exception {
        try (RedisSentinels redis = RedisSentinels.start()) {
            Location location = new Location.Sentinels(
                    TestConnections.servers(redis.sentinels()), redis.masterName(), Credentials.NONE);
            Cache<String, String> cache = caches.cache(to(location).settings());

            assertNothingIsLost(cache, redis.primary(), "sentinel", key -> key);
            assertThat(redis.currentPrimary()).isNotSameAs(redis.primary());
        }
    }

    @Test
    @Contract(170)
    void cluster_underLoad_losesNoAcknowledgedWrite() throws Exception {
        try (RedisCluster redis = RedisCluster.start(2, UnaryOperator.identity())) {
            Location location = new Location.Cluster(TestConnections.servers(redis.masters()));
            Cache<String, String> cache = caches.cache(to(location).settings());

            // All keys on the node that dies.
            assertNothingIsLost(cache, redis.ownerOf("{tag}"), "cluster", key -> "{tag}" + key);
        }
    }

    /** Reads come from the primary, so that what is read is what it has. */
    private static TestConnections to(Location location) {
        return TestConnections.to(location)
                .reads(ReadFrom.PRIMARY)
                .waitForReplicas(1)
                .times(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    private static void assertNothingIsLost(
            Cache<String, String> cache, RedisServer primary, String name, UnaryOperator<String> naming)
            throws InterruptedException {
        Map<String, Instant> acknowledged = new ConcurrentHashMap<>();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        Instant death;
        try {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.execute(() -> write(cache, writer, naming, acknowledged));
            }
            await().atMost(RECOVERY).until(() -> acknowledged.size() > 500);
            death = Instant.now();
            primary.kill();
            await().atMost(RECOVERY)
                    .until(() -> acknowledged.values().stream()
                                    .filter(time -> time.isAfter(death.plusMillis(500)))
                                    .count()
                            > 100);
        } finally {
            writers.shutdownNow();
            assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        Instant recovered = acknowledged.values().stream()
                .filter(time -> time.isAfter(death.plusMillis(500)))
                .min(Instant::compareTo)
                .orElseThrow();
        List<String> lost = new ArrayList<>();
        for (String key : acknowledged.keySet()) {
            if (!key.equals(cache.get(key))) {
                lost.add(key);
            }
        }
        assertThat(lost)
                .as("lost of " + acknowledged.size() + " acknowledged writes")
                .isEmpty();
        assertThatCode(() -> cache.clear()).doesNotThrowAnyException();
        org.jboss.logging.Logger.getLogger(FailOverTest.class)
                .infof(
                        "%s: writes again %d ms after the death of the primary, %d acknowledged, none lost",
                        name, Duration.between(death, recovered).toMillis(), acknowledged.size());
    }

    private static void write(
            Cache<String, String> cache, int writer, UnaryOperator<String> naming, Map<String, Instant> acknowledged) {
        for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
            String key = naming.apply(writer + "-" + i);
            try {
                cache.put(key, key);
                acknowledged.put(key, Instant.now());
            } catch (RedisCacheException e) {
                // not acknowledged
            }
        }
    }
}
