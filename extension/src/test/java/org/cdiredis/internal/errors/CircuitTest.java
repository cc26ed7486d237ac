package org.cdiredis.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.CircuitOpenException;
import org.cdiredis.Contract;
import org.cdiredis.ErrorKind;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.ConnectionSettings;

/** The circuit breaker over a real server. */
final class CircuitTest {

    private static final BreakerSettings LONG = new BreakerSettings(3, Duration.ofMinutes(1), Duration.ofMinutes(5));
    private static final BreakerSettings SHORT = new BreakerSettings(3, Duration.ofMinutes(1), Duration.ofMillis(300));

    private final ErrorCaches caches = new ErrorCaches();

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    @Contract(162)
    void calls_afterSoManyFailures_failAtOnceForTheCoolDown() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache = caches.cache(at(server), ErrorCaches.throwing(LONG));
            cache.put("k", "v");
            server.pause();
            for (int i = 0; i < LONG.failures(); i++) {
                assertThatThrownBy(() -> cache.get("k")).isNotInstanceOf(CircuitOpenException.class);
            }
            server.resume();

            assertThatThrownBy(() -> cache.get("k"))
                    .isInstanceOfSatisfying(
                            CircuitOpenException.class,
                            e -> assertThat(e.kind()).isEqualTo(ErrorKind.TIMEOUT))
                    .hasMessageMatching("CDIREDIS00155: Cache \"books\": Redis at 127\\.0\\.0\\.1:" + server.port()
                            + " has failed too often and is not asked for another PT\\S+, since the circuit breaker is"
                            + " open")
                    .hasCauseInstanceOf(RedisUnavailableException.class);
            assertThatThrownBy(() -> cache.keys().toList()).isInstanceOf(CircuitOpenException.class);
            assertThat(cache.statistics().rejections()).isEqualTo(2);
            assertThat(cache.statistics().errors()).isEqualTo(3);
            assertThat(cache.statistics().commands()).isEqualTo(4);
        }
    }

    @Test
    @Contract(162)
    void circuit_afterTheCoolDown_triesAndCloses() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache = caches.cache(at(server), ErrorCaches.throwing(SHORT));
            cache.put("k", "v");
            server.kill();
            for (int i = 0; i < SHORT.failures(); i++) {
                assertThatThrownBy(() -> cache.get("k")).isInstanceOf(RedisUnavailableException.class);
            }
            assertThatThrownBy(() -> cache.get("k")).isInstanceOf(CircuitOpenException.class);
            // What is let through fails, and opens the circuit again.
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThatThrownBy(() -> cache.get("k"))
                            .isNotInstanceOf(CircuitOpenException.class)
                            .isInstanceOf(RedisUnavailableException.class));
            assertThatThrownBy(() -> cache.get("k")).isInstanceOf(CircuitOpenException.class);

            server.restart();

            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> cache.put("k", "w"));
            assertThat(cache.get("k")).isEqualTo("w");
        }
    }

    @Test
    void callsThatAreTurnedAway_areIgnoredAsTheFailuresThatOpenedIt() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache = caches.cache(at(server), ErrorCaches.ignoring(ErrorCaches.DEFAULT, LONG));
            server.kill();

            for (int i = 0; i < 10; i++) {
                assertThat(cache.get("k")).isNull();
            }

            assertThat(cache.statistics().rejections()).isEqualTo(7);
            assertThat(cache.statistics().ignoredErrors()).isEqualTo(10);
        }
    }

    @Test
    void answersThatAreErrors_openNoCircuit() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache = caches.cache(at(server), ErrorCaches.throwing(LONG));
            server.command("CONFIG", "SET", "maxmemory", "1");

            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> cache.put("k", "v")).isNotInstanceOf(CircuitOpenException.class);
            }
            assertThat(cache.get("k")).isNull();
        }
    }

    @Test
    void cachesOfOneClient_shareTheCircuitIfTheirOptionsAreEqual() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> books = caches.cache("books", at(server), ErrorCaches.throwing(LONG));
            Cache<String, String> covers = caches.cache("covers", at(server), ErrorCaches.throwing(LONG));
            Cache<String, String> without = caches.cache("without", at(server), ErrorCaches.throwing(ErrorCaches.OFF));
            server.kill();
            for (int i = 0; i < LONG.failures(); i++) {
                assertThatThrownBy(() -> books.get("k")).isInstanceOf(RedisUnavailableException.class);
            }

            assertThatThrownBy(() -> covers.get("k"))
                    .isInstanceOf(CircuitOpenException.class)
                    .hasMessageContaining("Cache \"covers\"");
            assertThatThrownBy(() -> without.get("k")).isNotInstanceOf(CircuitOpenException.class);
        }
    }

    private static ConnectionSettings at(RedisServer server) {
        return ErrorCaches.connection(server.port(), Duration.ofMillis(500));
    }
}
