package org.cdiredis.internal.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.cdiredis.Cache;
import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.embedded.RedisSentinels;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.ClearMode;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.InvalidationKind;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.ReadFrom;
import org.cdiredis.internal.config.TestConnections;

/** Near caches over several servers, each of which tells of what it has. */
final class NearTopologyTest {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private static TestConnections quick(Location location) {
        return TestConnections.to(location).times(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    private static NearNode node(ConnectionSettings connection, InvalidationKind invalidation) {
        return new NearNode(connection, NearNode.settings(invalidation), ClearMode.SCAN);
    }

    private static void assertChangesAreSeen(Cache<String, String> writer, Cache<String, String> reader) {
        List<String> keys = IntStream.range(0, 30).mapToObj(i -> "k" + i).toList();
        keys.forEach(key -> writer.put(key, "old"));
        keys.forEach(key -> NearNode.awaitHit(reader, key));

        keys.forEach(key -> writer.put(key, "new"));

        await().pollInterval(Duration.ofMillis(5))
                .atMost(NearNode.BOUND)
                .untilAsserted(() -> assertThat(keys)
                        .allSatisfy(key -> assertThat(reader.get(key)).isEqualTo("new")));
    }

    @ParameterizedTest
    @EnumSource(ReadFrom.class)
    void nodesOfACluster_tellOfTheirKeys(ReadFrom readFrom) {
        try (RedisCluster redis = RedisCluster.start()) {
            Location location = new Location.Cluster(TestConnections.servers(redis.masters()));
            ConnectionSettings settings = quick(location).reads(readFrom).settings();
            try (NearNode one = node(settings, InvalidationKind.TRACKING);
                    NearNode other = node(settings, InvalidationKind.TRACKING)) {
                assertChangesAreSeen(one.cache(), other.cache());
            }
        }
    }

    @Test
    void nodesOfACluster_passTheChannelOn() {
        try (RedisCluster redis = RedisCluster.start()) {
            Location location = new Location.Cluster(TestConnections.servers(redis.masters()));
            ConnectionSettings settings =
                    quick(location).reads(ReadFrom.PRIMARY).settings();
            try (NearNode one = node(settings, InvalidationKind.CHANNEL);
                    NearNode other = node(settings, InvalidationKind.CHANNEL)) {
                assertChangesAreSeen(one.cache(), other.cache());
            }
        }
    }

    @Test
    void shards_tellOfTheirKeys() {
        try (RedisServer first = RedisServer.start();
                RedisServer second = RedisServer.start()) {
            Location location = new Location.Shards(TestConnections.servers(List.of(first, second)));
            ConnectionSettings settings = quick(location).settings();
            try (NearNode one = node(settings, InvalidationKind.TRACKING);
                    NearNode other = node(settings, InvalidationKind.TRACKING)) {
                assertChangesAreSeen(one.cache(), other.cache());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ReadFrom.class,
            names = {"PRIMARY", "REPLICA"})
    void newPrimary_isHeard_andNothingIsServedOfTheOldOne(ReadFrom readFrom) {
        try (RedisSentinels redis = RedisSentinels.start()) {
            Location location = new Location.Sentinels(
                    TestConnections.servers(redis.sentinels()), redis.masterName(), Credentials.NONE);
            ConnectionSettings settings = quick(location).reads(readFrom).settings();
            try (NearNode one = node(settings, InvalidationKind.TRACKING);
                    NearNode other = node(settings, InvalidationKind.TRACKING)) {
                Cache<String, String> writer = one.cache();
                Cache<String, String> reader = other.cache();
                assertChangesAreSeen(writer, reader);

                redis.primary().kill();

                await().atMost(RECOVERY).ignoreExceptions().until(() -> writer.put("k", "back"));
                await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> {
                    assertThat(reader.get("k")).isEqualTo("back");
                    long before = reader.statistics().nearHits();
                    assertThat(reader.get("k")).isEqualTo("back");
                    assertThat(reader.statistics().nearHits()).isGreaterThan(before);
                });
                assertChangesAreSeen(writer, reader);
            }
        }
    }
}
