package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.embedded.RedisReplication;
import org.cdiredis.embedded.RedisSentinels;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.ReadFrom;
import org.cdiredis.internal.config.TestConnections;
import org.cdiredis.internal.config.Transport;

/** Clients of several servers: what makes them another one, and that they leave nothing. */
final class ClientsOfTopologiesTest {

    private static final Duration WAIT = Duration.ofSeconds(20);

    @Test
    @Contract(179)
    void client_isAnotherOneWithAnyOtherSetting() {
        Location.Server place = new Location.Server(false, "localhost", 1, 0);
        List<ConnectionSettings> different = List.of(
                TestConnections.to(place).settings(),
                TestConnections.to(place).pool(1, 2).settings(),
                TestConnections.to(place).times(WAIT, WAIT, WAIT).settings(),
                TestConnections.to(place).credentials("", "x").settings(),
                TestConnections.to(place).transport(Transport.NIO).settings(),
                TestConnections.to(place).waitForReplicas(1).settings(),
                TestConnections.to(place).reads(ReadFrom.ANY).settings(),
                TestConnections.to(place).redissonConfig("threads: 1").settings());
        try (Clients clients = new Clients()) {
            assertThat(different.stream().map(clients::of).distinct()).hasSameSizeAs(different);
            assertThat(clients.of("a", different.get(0))).isSameAs(clients.of("b", different.get(0)));
        }
        try (Clients clients = new Clients(() -> List.of((alias, config) -> {}))) {
            assertThat(clients.of("a", different.get(0))).isNotSameAs(clients.of("b", different.get(0)));
        }
    }

    @Test
    void close_ofReplicasAndSentinels_leavesNoThreadAndNoConnection() {
        try (RedisSentinels redis =
                        RedisSentinels.builder().replicas(1).sentinels(1, 1).start();
                RedisReplication pair = RedisReplication.start(1)) {
            long before = connections(redis.primary());
            Set<Thread> threads = threads();
            try (TestCaches caches = new TestCaches()) {
                use(caches.cache(TestConnections.to(new Location.Sentinels(
                                TestConnections.servers(redis.sentinels()), redis.masterName(), Credentials.NONE))
                        .reads(ReadFrom.ANY)
                        .settings()));
                use(caches.cache(TestConnections.to(new Location.Replicated(
                                TestConnections.server(pair.primary()), TestConnections.servers(pair.replicas())))
                        .reads(ReadFrom.REPLICA)
                        .settings()));
                assertThat(connections(redis.primary())).isGreaterThan(before);
            }

            await().atMost(WAIT).untilAsserted(() -> {
                assertThat(connections(redis.primary())).isLessThanOrEqualTo(before);
                Set<Thread> left = threads();
                left.removeAll(threads);
                left.removeIf(thread -> thread.getName().startsWith("awaitility")
                        || thread.getName().startsWith("globalEventExecutor")
                        || thread.getName().startsWith("Common-Cleaner")
                        || thread.getName().startsWith("ForkJoinPool.commonPool"));
                assertThat(left).isEmpty();
            });
        }
    }

    private static void use(Cache<String, String> cache) {
        cache.put("k", "v");
        cache.get("k");
        cache.clear();
    }

    private static long connections(RedisServer server) {
        return server.command("CLIENT", "LIST", "TYPE", "normal").lines().count();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }
}
