package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.RedisCacheException;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.embedded.RedisSentinels;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.Secret;
import org.cdiredis.internal.config.TestConnections;

/** Calls that several servers take part in, some of which are dead, and caches of different kinds side by side. */
final class SeveralServersTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    @Contract(54)
    void putAll_withADeadShard_returnsItsKeysAndStoresTheOthers() {
        List<RedisServer> servers = List.of(RedisServer.start(), RedisServer.start(), RedisServer.start());
        try (TestCaches caches = new TestCaches()) {
            Cache<String, String> cache =
                    caches.cache(TestConnections.to(new Location.Shards(TestConnections.servers(servers)))
                            .times(SECOND, SECOND, SECOND.multipliedBy(2))
                            .settings());
            Map<String, String> entries = entries(60);
            assertThat(cache.putAll(entries)).isEmpty();
            List<String> lost = List.of(servers.get(1).command("KEYS", "*").split("\n"));
            assertThat(lost).hasSizeBetween(5, 50);
            servers.get(1).kill();

            Map<String, RedisCacheException> failed = cache.putAll(entries);

            assertThat(failed.keySet().stream().map(key -> ":1:" + key)).containsExactlyInAnyOrderElementsOf(lost);
            assertThat(failed.values())
                    .allSatisfy(error -> assertThat(error).isInstanceOf(RedisUnavailableException.class));
            List<String> kept = new ArrayList<>(entries.keySet());
            kept.removeAll(failed.keySet());
            assertThat(cache.getAll(kept)).hasSize(kept.size());
            assertThatThrownBy(() -> cache.getAll(entries.keySet())).isInstanceOf(RedisUnavailableException.class);
        } finally {
            servers.forEach(RedisServer::stop);
        }
    }

    @Test
    @Contract(176)
    void manyKeys_ofACluster_areTakenAcrossSlots() {
        try (RedisCluster cluster = RedisCluster.start();
                TestCaches caches = new TestCaches()) {
            Cache<String, String> cache =
                    caches.cache(TestConnections.to(new Location.Cluster(TestConnections.servers(cluster.masters())))
                            .settings());
            Map<String, String> entries = entries(200);

            assertThat(cache.putAll(entries)).isEmpty();
            assertThat(cluster.masters())
                    .allSatisfy(master -> assertThat(Integer.parseInt(master.command("DBSIZE")))
                            .isGreaterThan(20));
            assertThat(cache.getAll(entries.keySet())).isEqualTo(entries);
            assertThat(cache.keys()).hasSize(200);
            assertThat(cache.removeAll(entries.keySet())).isEqualTo(200);
        }
    }

    @Test
    @Contract({171, 178})
    void cachesOfDifferentKinds_liveSideBySide() {
        try (RedisSentinels redis = RedisSentinels.builder()
                        .replicas(1)
                        .sentinels(1, 1)
                        .servers(builder -> builder.password("of the data"))
                        .start();
                RedisServer plain =
                        RedisServer.builder().password("of the other").start();
                TestCaches caches = new TestCaches()) {
            redis.sentinels().get(0).command("ACL", "SETUSER", "default", "resetpass", ">of the sentinel");
            Cache<String, String> watched = caches.cache(TestConnections.to(new Location.Sentinels(
                            TestConnections.servers(redis.sentinels()),
                            redis.masterName(),
                            new Credentials(Optional.empty(), Optional.of(new Secret("of the sentinel")))))
                    .credentials("", "of the data")
                    .settings());
            Cache<String, String> first =
                    caches.cache(TestConnections.to(new Location.Server(false, "127.0.0.1", plain.port(), 0))
                            .credentials("", "of the other")
                            .settings());
            Cache<String, String> second =
                    caches.cache(TestConnections.to(new Location.Server(false, "127.0.0.1", plain.port(), 3))
                            .credentials("", "of the other")
                            .settings());

            watched.put("k", "watched");
            first.put("k", "first");
            second.put("k", "second");

            assertThat(List.of(watched, first, second).stream().map(cache -> cache.get("k")))
                    .containsExactly("watched", "first", "second");
        }
    }

    @Test
    @Contract(173)
    void deadSentinel_delaysNoCallBeyondTheConnectLimit() {
        try (RedisSentinels redis =
                        RedisSentinels.builder().replicas(1).sentinels(3, 2).start();
                TestCaches caches = new TestCaches()) {
            redis.sentinels().get(0).kill();
            Cache<String, String> cache = caches.cache(TestConnections.to(new Location.Sentinels(
                            TestConnections.servers(redis.sentinels()), redis.masterName(), Credentials.NONE))
                    .times(SECOND, SECOND, SECOND.multipliedBy(20))
                    .settings());
            cache.put("k", "v");
            redis.sentinels().get(1).kill();

            Instant start = Instant.now();
            for (int i = 0; i < 50; i++) {
                assertThat(cache.get("k")).isEqualTo("v");
            }

            // Each would take a second, if it waited for a sentinel.
            assertThat(Duration.between(start, Instant.now())).isLessThan(SECOND.multipliedBy(25));
        }
    }

    private static Map<String, String> entries(int count) {
        Map<String, String> entries = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> entries.put("key" + i, "value" + i));
        return entries;
    }
}
