package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Batch;
import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisReplication;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.ReadFrom;
import org.cdiredis.internal.config.TestConnections;

/** Who answers reads, who takes writes, and what dead replicas mean. */
final class ReplicasTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final TestCaches caches = new TestCaches();

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    @Contract(167)
    void reads_goToTheReplicasAndWritesToThePrimary() {
        try (RedisReplication redis = RedisReplication.start(2)) {
            Cache<String, String> cache = caches.cache(to(redis).settings());
            cache.put("k", "v");
            await().atMost(WAIT).until(() -> "v".equals(cache.get("k")));
            redis.primary().command("CONFIG", "RESETSTAT");
            redis.replicas().forEach(replica -> replica.command("CONFIG", "RESETSTAT"));

            for (int i = 0; i < 40; i++) {
                cache.get("k");
                cache.contains("k");
                cache.timeToLive("k");
            }
            cache.put("k", "w", Expiry.never());

            assertThat(calls(redis.primary(), "get")).isZero();
            assertThat(calls(redis.primary(), "exists")).isZero();
            assertThat(calls(redis.primary(), "pttl")).isZero();
            assertThat(calls(redis.primary(), "set")).isOne();
            assertThat(redis.replicas()).allSatisfy(replica -> {
                assertThat(calls(replica, "get")).isBetween(10, 30);
                assertThat(calls(replica, "exists")).isBetween(10, 30);
            });
        }
    }

    @Test
    @Contract(167)
    void reads_fromAny_goToThePrimaryToo() {
        try (RedisReplication redis = RedisReplication.start(1)) {
            Cache<String, String> cache =
                    caches.cache(to(redis).reads(ReadFrom.ANY).settings());
            cache.get("k");
            redis.primary().command("CONFIG", "RESETSTAT");

            for (int i = 0; i < 40; i++) {
                cache.get("k");
            }

            assertThat(calls(redis.primary(), "get")).isBetween(10, 30);
        }
    }

    @Test
    @Contract(167)
    void reads_fromPrimary_goThereOnly() {
        try (RedisReplication redis = RedisReplication.start(1)) {
            Cache<String, String> cache =
                    caches.cache(to(redis).reads(ReadFrom.PRIMARY).settings());
            cache.get("k");
            redis.primary().command("CONFIG", "RESETSTAT");

            for (int i = 0; i < 10; i++) {
                cache.get("k");
            }

            assertThat(calls(redis.primary(), "get")).isEqualTo(10);
        }
    }

    @Test
    @Contract(168)
    void deadReplica_isSkipped() {
        try (RedisReplication redis = RedisReplication.start(2)) {
            Cache<String, String> cache = caches.cache(to(redis).settings());
            put(cache);
            awaitCopy(redis.replicas().get(1));
            redis.replicas().get(0).kill();

            for (int i = 0; i < 50; i++) {
                assertThat(cache.get("k")).isEqualTo("v");
                assertThat(cache.contains("k")).isTrue();
            }
        }
    }

    @Test
    @Contract(168)
    void deadReplicas_atTheFirstCall_areTakenInOnceTheyAnswer() {
        try (RedisReplication redis = RedisReplication.start(2)) {
            redis.replicas().get(0).kill();
            redis.replicas().get(1).kill();
            Cache<String, String> cache = caches.cache(to(redis).settings());

            put(cache);
            assertThat(cache.get("k")).isEqualTo("v");
            redis.replicas().get(0).restart();

            awaitReads(cache, redis.replicas().get(0));
        }
    }

    @Test
    @Contract(168)
    void deadReplicas_leaveReadsToThePrimary() {
        try (RedisReplication redis = RedisReplication.start(1)) {
            Cache<String, String> cache = caches.cache(to(redis).settings());
            put(cache);
            redis.replicas().get(0).kill();
            for (int i = 0; i < 20; i++) {
                assertThat(cache.get("k")).isEqualTo("v");
                assertThat(cache.contains("k")).isTrue();
                assertThat(cache.timeToLive("k").isPresent()).isTrue();
            }

            redis.replicas().get(0).restart();

            awaitReads(cache, redis.replicas().get(0));
        }
    }

    @Test
    @Contract(168)
    void hangingReplica_costsItsTimeoutAndReadsGoOn() {
        try (RedisReplication redis = RedisReplication.start(1)) {
            Cache<String, String> cache = caches.cache(to(redis)
                    .times(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5))
                    .settings());
            put(cache);
            redis.replicas().get(0).pause();
            try {
                assertThat(cache.get("k")).isEqualTo("v");
            } finally {
                redis.replicas().get(0).resume();
            }
        }
    }

    @Test
    @Contract(168)
    void hangingReplica_isLeftOutUntilItAnswers() {
        Duration timeout = Duration.ofMillis(400);
        int reads = 40;
        try (RedisReplication redis = RedisReplication.start(1)) {
            RedisServer replica = redis.replicas().get(0);
            Cache<String, String> cache = caches.cache(to(redis)
                    .times(Duration.ofSeconds(5), timeout, Duration.ofSeconds(5))
                    .settings());
            put(cache);
            replica.pause();
            try {
                Instant start = Instant.now();
                for (int i = 0; i < reads; i++) {
                    assertThat(cache.get("k")).isEqualTo("v");
                }
                assertThat(Duration.between(start, Instant.now())).isLessThan(timeout.multipliedBy(reads / 2));
            } finally {
                replica.resume();
            }

            await().atMost(WAIT).untilAsserted(() -> {
                int before = calls(replica, "get");
                assertThat(cache.get("k")).isEqualTo("v");
                assertThat(calls(replica, "get")).isGreaterThan(before);
            });
        }
    }

    @Test
    void readYourWrites_findsWhatReplicasDoNotHaveYet() {
        try (RedisReplication redis = RedisReplication.start(1)) {
            RedisServer replica = redis.replicas().get(0);
            Cache<String, String> own =
                    caches.cache(to(redis).readYourWrites(Duration.ofMinutes(1)).settings());
            Cache<String, String> other = caches.cache(to(redis).settings());
            own.contains("k");
            replica.command("REPLICAOF", "NO", "ONE"); // lags behind from now on

            own.put("k", "v");

            assertThat(own.get("k")).isEqualTo("v");
            assertThat(own.contains("k")).isTrue();
            assertThat(other.get("k")).isNull();
            own.remove("k");
            assertThat(own.get("k")).isNull();
        }
    }

    /** Entries of caches with {@code clear=generation} are always read so. */
    @Test
    void readYourWrites_inABatch_findsWhatReplicasDoNotHaveYet() {
        try (RedisReplication redis = RedisReplication.start(1)) {
            RedisServer replica = redis.replicas().get(0);
            Cache<String, String> own =
                    caches.cache(to(redis).readYourWrites(Duration.ofMinutes(1)).settings());
            own.contains("k");
            replica.command("REPLICAOF", "NO", "ONE"); // lags behind from now on
            own.put("k", "v");

            Batch<String, String> batch = own.batch();
            CompletionStage<String> unwritten = batch.cache().get("other");
            CompletionStage<String> written = batch.cache().get("k");
            batch.execute();

            assertThat(written.toCompletableFuture().join()).isEqualTo("v");
            assertThat(unwritten.toCompletableFuture().join()).isNull();
        }
    }

    @Test
    @Contract(169)
    void timeToLive_ofAWriteAfterTheReplicaDied_isExact() {
        try (RedisReplication redis = RedisReplication.start(1)) {
            Cache<String, String> cache = caches.cache(to(redis).settings());
            put(cache);
            redis.replicas().get(0).kill();

            cache.put("k", "v", Expiry.after(SECOND.multipliedBy(100)));

            assertThat(cache.timeToLive("k").duration().orElseThrow())
                    .isBetween(SECOND.multipliedBy(60), SECOND.multipliedBy(100));
        }
    }

    @Test
    @Contract(169)
    void writes_withADeadPrimary_allFailAndReadsGoOn() {
        try (RedisReplication redis = RedisReplication.start(1)) {
            Cache<String, String> cache = caches.cache(to(redis).settings());
            put(cache);
            awaitCopy(redis.replicas().get(0));
            redis.primary().kill();

            assertThat(catchThrowable(() -> cache.put("k", "w"))).isInstanceOf(RedisUnavailableException.class);
            assertThat(catchThrowable(() -> cache.putIfAbsent("k", "w"))).isInstanceOf(RedisUnavailableException.class);
            assertThat(catchThrowable(() -> cache.remove("k"))).isInstanceOf(RedisUnavailableException.class);
            assertThat(catchThrowable(cache::clear)).isInstanceOf(RedisUnavailableException.class);
            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    @Test
    void write_thatTooFewReplicasAcknowledge_fails() {
        try (RedisReplication redis = RedisReplication.start(1)) {
            Cache<String, String> cache = caches.cache(to(redis)
                    .waitForReplicas(1)
                    .times(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(9))
                    .settings());
            // A replica that has only just been started may not be there yet.
            await().atMost(WAIT).ignoreExceptions().until(() -> cache.put("k", "v"));
            assertThat(redis.replicas().get(0).command("EXISTS", ":1:k")).isEqualTo("1");
            assertThat(cache.putIfAbsent("k", "w")).isFalse();
            assertThat(cache.remove("k")).isTrue();
            redis.replicas().get(0).kill();

            assertThat(catchThrowable(() -> cache.put("k", "v")))
                    .isInstanceOf(RedisUnavailableException.class)
                    .hasMessage("CDIREDIS00131: Cache \"books\": Redis at 127.0.0.1:"
                            + redis.primary().port() + ",127.0.0.1:"
                            + redis.replicas().get(0).port()
                            + " has done the write, but only 0 replicas have acknowledged it within PT3S, and the option"
                            + " wait-for-replicas wants 1");
        }
    }

    private static void put(Cache<String, String> cache) {
        cache.put("k", "v");
        await().atMost(WAIT).until(() -> "v".equals(cache.get("k")));
    }

    /** Until the replica has what {@link #put} has put. */
    private static void awaitCopy(RedisServer replica) {
        await().atMost(WAIT).until(() -> replica.command("EXISTS", ":1:k").equals("1"));
    }

    /** Until the replica is asked for it. */
    private static void awaitReads(Cache<String, String> cache, RedisServer replica) {
        await().atMost(WAIT).untilAsserted(() -> {
            assertThat(cache.get("k")).isEqualTo("v");
            assertThat(calls(replica, "get")).isPositive();
        });
    }

    private static TestConnections to(RedisReplication redis) {
        return TestConnections.to(new Location.Replicated(
                        TestConnections.server(redis.primary()), TestConnections.servers(redis.replicas())))
                .reads(ReadFrom.REPLICA)
                // What a dying replica has been sent gets no answer; the primary is asked after the timeout.
                .times(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(10));
    }

    private static int calls(RedisServer server, String command) {
        return server.command("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_" + command + ":"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll(".*:calls=([0-9]+),.*", "$1")))
                .sum();
    }
}
