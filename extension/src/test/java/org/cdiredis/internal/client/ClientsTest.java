package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.redisson.api.RScript;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.TestSettings;

/** When clients are made, shared and closed, and what they cost. */
final class ClientsTest {

    private static final Duration WAIT = Duration.ofSeconds(10);

    @Test
    @Contract(106)
    void client_isMadeOnFirstUse() {
        try (RedisServer server = RedisServer.start();
                TestCaches caches = new TestCaches()) {
            Cache<String, String> cache = caches.cache(TestSettings.connection(server.port()));
            assertThat(connections(server)).isZero();

            cache.get("k");

            // one of the pool, and the one that all calls share
            assertThat(connections(server)).isEqualTo(2);
        }
    }

    @Test
    @Contract(179)
    void client_isSharedByEqualSettingsOnly() {
        ConnectionSettings settings = TestSettings.connection(1);
        ConnectionSettings impatient =
                TestSettings.connection(settings.location(), settings.credentials(), Duration.ofSeconds(1));
        try (Clients clients = new Clients()) {
            assertThat(clients.of(TestSettings.connection(1))).isSameAs(clients.of(settings));
            assertThat(clients.of(impatient)).isNotSameAs(clients.of(settings));
        }
    }

    @Test
    void client_afterClose_isClosed() {
        Clients clients = new Clients();
        clients.close();

        assertThatThrownBy(() -> clients.of(TestSettings.connection(1)).redisson())
                .isInstanceOf(ClientClosedException.class);
    }

    @Test
    @Contract(105)
    void close_leavesNoThreadAndNoConnection() {
        try (RedisServer server = RedisServer.start()) {
            Set<Thread> before = threads();
            try (TestCaches caches = new TestCaches()) {
                Cache<String, String> cache = caches.cache(TestSettings.connection(server.port()));
                cache.put("k", "v");
                cache.clear();
                assertThat(threads()).hasSizeGreaterThan(before.size());
            }

            await().atMost(WAIT)
                    .untilAsserted(() -> assertThat(connections(server)).isZero());
            await().atMost(WAIT).untilAsserted(() -> {
                Set<Thread> left = threads();
                left.removeAll(before);
                // The waiting itself, and threads of Netty and the JDK that serve the whole process.
                left.removeIf(thread -> thread.getName().startsWith("awaitility")
                        || thread.getName().startsWith("globalEventExecutor")
                        || thread.getName().startsWith("Common-Cleaner")
                        || thread.getName().startsWith("ForkJoinPool.commonPool"));
                assertThat(left).isEmpty();
            });
        }
    }

    @Test
    @Contract(105)
    void close_whileCallsAreUnderWay_endsThemAndLeavesNoConnection() {
        try (RedisServer server = RedisServer.start()) {
            for (int deployment = 0; deployment < 3; deployment++) {
                List<CompletableFuture<String>> calls;
                try (TestCaches caches = new TestCaches()) {
                    Cache<String, String> cache = caches.cache(TestSettings.connection(server.port()));
                    cache.put("k", "v");
                    calls = IntStream.range(0, 2_000)
                            .mapToObj(i -> cache.async().get("k").toCompletableFuture())
                            .toList();
                }
                assertThat(calls).allSatisfy(call -> {
                    try {
                        assertThat(call.get(WAIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo("v");
                    } catch (ExecutionException e) {
                        assertThat(e).hasCauseInstanceOf(RedisUnavailableException.class);
                    }
                });
                await().atMost(WAIT)
                        .untilAsserted(() -> assertThat(connections(server)).isZero());
            }
        }
    }

    @Test
    @Contract(98)
    void clear_scansAndUnlinksOnly() {
        try (RedisServer server = RedisServer.start();
                TestCaches caches = new TestCaches()) {
            Cache<String, String> cache = caches.cache(TestSettings.connection(server.port()));
            for (int i = 0; i < 1_200; i++) {
                cache.put("k" + i, "v");
            }
            server.command("CONFIG", "RESETSTAT");

            assertThat(cache.clear()).isEqualTo(1_200);

            String statistics = server.command("INFO", "commandstats");
            assertThat(statistics).contains("cmdstat_scan:", "cmdstat_unlink:calls=3,");
            assertThat(statistics).doesNotContain("cmdstat_keys", "cmdstat_del:", "cmdstat_flushdb");
        }
    }

    @Test
    void operations_costOneCommandEach() {
        try (RedisServer server = RedisServer.start();
                TestCaches caches = new TestCaches()) {
            Cache<String, String> cache = caches.cache(TestSettings.connection(server.port()));
            cache.get("k");
            cache.remove("k"); // brings its script
            server.command("CONFIG", "RESETSTAT");

            cache.put("k", "v");
            cache.putIfAbsent("k", "v");
            cache.putIfPresent("k", "v");
            cache.get("k");
            cache.contains("k");
            cache.timeToLive("k");
            cache.remove("k");

            String statistics = server.command("INFO", "commandstats");
            assertThat(statistics)
                    .contains(
                            "cmdstat_psetex:calls=1,",
                            "cmdstat_set:calls=2,",
                            "cmdstat_get:calls=1,",
                            "cmdstat_exists:calls=1,",
                            "cmdstat_pttl:calls=1,",
                            "cmdstat_evalsha:calls=1,",
                            "cmdstat_unlink:calls=2,");
            assertThat(statistics).doesNotContain("cmdstat_eval:", "cmdstat_pexpire");
        }
    }

    @Test
    void rawClient_withItsDefaultCodec_writesText() {
        try (RedisServer server = RedisServer.start();
                TestCaches caches = new TestCaches()) {
            var redisson =
                    caches.clients().of(TestSettings.connection(server.port())).redisson();

            redisson.getBucket("k").set("plain");

            assertThat(redisson.getScript(StringCodec.INSTANCE)
                            .<String>eval(
                                    RScript.Mode.READ_ONLY, "return redis.call('get', 'k')", RScript.ReturnType.VALUE))
                    .isEqualTo("plain");
        }
    }

    private static long connections(RedisServer server) {
        return server.command("CLIENT", "LIST")
                .lines()
                .filter(line -> !line.contains("cmd=client|list"))
                .filter(line -> !line.isBlank())
                .count();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }
}
