package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.internal.cache.TransactionNode.MANAGER;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import jakarta.transaction.Status;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.Cache;
import org.cdiredis.ErrorKind;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ErrorSettings;
import org.cdiredis.internal.config.MethodErrors;
import org.cdiredis.internal.config.TestSettings;

/** Transactions that are committed while Redis is down. */
final class TransactionOutageTest {

    private static final Duration DEADLINE = Duration.ofMillis(500);

    /** What a busy machine may add. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void commit_whileRedisIsDown_succeedsInTimeAndIsLogged(boolean isIgnoring) throws Exception {
        RedisServer server = RedisServer.start();
        try (TransactionNode node = new TransactionNode(server.port(), DEADLINE).with(old -> errors(old, isIgnoring));
                RecordedMessages log = new RecordedMessages()) {
            Cache<String, String> cache = node.cache();
            cache.put("k", "old");
            MANAGER.begin();
            cache.put("k", "v");
            cache.getOrLoad("loaded", key -> "v");
            server.stop();

            long start = System.nanoTime();
            MANAGER.commit();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plus(SLACK));
            assertThat(MANAGER.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
            assertThat(log.all())
                    .filteredOn(line -> line.startsWith(isIgnoring ? "CDIREDIS00340" : "CDIREDIS00353"))
                    .singleElement()
                    .asString()
                    .contains("Cache \"books\": " + (isIgnoring ? "commit failed, which is ignored" : "a transaction"));
            if (isIgnoring) {
                assertThat(log.all()).noneMatch(line -> line.startsWith("CDIREDIS00353"));
                assertThat(cache.statistics().ignoredErrors()).isPositive();
            }
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void transaction_thatBeginsWhileRedisIsDown_commits(boolean isIgnoring) throws Exception {
        RedisServer server = RedisServer.start();
        int port = server.port();
        server.stop();
        try (TransactionNode node = new TransactionNode(port, DEADLINE).with(old -> errors(old, isIgnoring))) {
            Cache<String, String> cache = node.cache();
            MANAGER.begin();
            assertThat(cache.put("k", "v")).isTrue();
            assertThat(cache.get("k")).isEqualTo("v");
            if (isIgnoring) {
                assertThat(cache.remove("other")).isFalse();
                assertThat(cache.getOrLoad("loaded", key -> "v")).isEqualTo("v");
            }
            MANAGER.commit();
            assertThat(MANAGER.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        }
    }

    private static CacheSettings errors(CacheSettings base, boolean isIgnoring) {
        return TestSettings.with(
                base,
                new ErrorSettings(
                        isIgnoring,
                        Set.of(ErrorKind.CONNECTION, ErrorKind.TIMEOUT, ErrorKind.SERVER),
                        new ErrorSettings.Log(true, "org.cdiredis.cache.books", Duration.ofSeconds(10)),
                        MethodErrors.BYPASS,
                        Optional.empty(),
                        BreakerSettings.OFF));
    }
}
