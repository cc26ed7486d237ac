package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.RedisCacheException;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.commands.RedissonCommands;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.TestConnections;

/** Servers that share the keys of a cache. */
final class ShardsTest {

    private static final int KEYS = 300;

    private final TestCaches caches = new TestCaches();
    private final List<RedisServer> redis = List.of(RedisServer.start(), RedisServer.start(), RedisServer.start());
    private ConnectionSettings settings;
    private Cache<String, String> cache;

    @BeforeEach
    void fill() {
        settings = TestConnections.to(new Location.Shards(TestConnections.servers(redis)))
                .times(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(5))
                .settings();
        cache = caches.cache(settings);
        IntStream.range(0, KEYS).forEach(i -> cache.put("k" + i, "v" + i));
    }

    @AfterEach
    void close() {
        caches.close();
        redis.forEach(RedisServer::stop);
    }

    @Test
    @Contract(97)
    void keysAndClear_coverAllShards() {
        assertThat(redis)
                .allSatisfy(server ->
                        assertThat(Integer.parseInt(server.command("DBSIZE"))).isPositive());
        assertThat(cache.keys()).hasSize(KEYS);
        assertThat(cache.clear()).isEqualTo(KEYS);
        assertThat(redis)
                .allSatisfy(server -> assertThat(server.command("DBSIZE")).isEqualTo("0"));
    }

    @Test
    void deadShard_failsItsKeysOnly() {
        int lost = Integer.parseInt(redis.get(1).command("DBSIZE"));
        redis.get(1).kill();

        long failed = IntStream.range(0, KEYS)
                .filter(i -> catchThrowable(() -> assertThat(cache.get("k" + i)).isEqualTo("v" + i))
                        instanceof RedisUnavailableException)
                .count();

        assertThat(failed).isEqualTo(lost);
        assertThat(catchThrowable(cache::clear))
                .isInstanceOf(RedisUnavailableException.class)
                .hasMessageContaining(":" + redis.get(1).port());
    }

    @Test
    @Contract(181)
    void rawClient_ofShards_isRefused() {
        RedissonCommands commands =
                new RedissonCommands("books", caches.clients().of(settings));

        assertThat(catchThrowable(commands::redisson))
                .isInstanceOf(RedisCacheException.class)
                .hasMessage(
                        "CDIREDIS00130: Cache \"books\" is spread over several independent servers, so that there is no"
                                + " one client for it. Give what needs one a cache with another topology");
    }
}
