package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.TestConnections;
import org.cdiredis.internal.config.Transport;

/** Connections that the server closes while nobody uses them. */
final class IdleConnectionTest {

    private final TestCaches caches = new TestCaches();

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    @Contract(165)
    void calls_afterTheServerHasClosedIdleConnections_work() throws InterruptedException {
        try (RedisServer server = RedisServer.builder().option("timeout", "1").start()) {
            Cache<String, String> cache = caches.cache(TestConnections.to(TestConnections.server(server))
                    .pool(4, 8)
                    .settings());
            for (int i = 0; i < 2; i++) {
                assertAllWork(cache);
                long before = connectionsSoFar(server);
                Thread.sleep(2_500); // the server's own clock closes them
                assertThat(connectionsSoFar(server)).isGreaterThan(before + 1);
            }
            assertAllWork(cache);
        }
    }

    @Test
    @Contract(165)
    void calls_afterTheServerHasClosedTheConnection_work() throws InterruptedException {
        for (Transport transport : List.of(Transport.NIO, Transport.EPOLL)) {
            try (RedisServer server = RedisServer.start()) {
                Cache<String, String> cache = caches.cache(TestConnections.to(TestConnections.server(server))
                        .transport(transport)
                        .times(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10))
                        .settings());
                for (int i = 0; i < 20; i++) {
                    assertThat(cache.put("k", "v" + i)).isTrue();
                    server.command("CLIENT", "KILL", "TYPE", "normal");
                    Thread.sleep(20); // what is sent while the connection is being closed gets no answer
                    assertThat(cache.get("k")).isEqualTo("v" + i);
                }
            }
        }
    }

    /** Redisson makes new ones for those that are closed. */
    private static long connectionsSoFar(RedisServer server) {
        return server.command("INFO", "stats")
                .lines()
                .filter(line -> line.startsWith("total_connections_received:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }

    private static void assertAllWork(Cache<String, String> cache) {
        List<CompletableFuture<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(cache.async().put("k" + i, "v").toCompletableFuture());
        }
        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isTrue());
        assertThat(cache.get("k1")).isEqualTo("v");
    }
}
