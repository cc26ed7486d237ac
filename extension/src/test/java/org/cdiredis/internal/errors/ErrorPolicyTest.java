package org.cdiredis.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.CacheError;
import org.cdiredis.CacheErrorHandler;
import org.cdiredis.CacheErrorHandler.Decision;
import org.cdiredis.Contract;
import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.WrongTypeException;
import org.cdiredis.embedded.RedisServer;

/** Which errors are ignored, who decides, and what is logged. */
final class ErrorPolicyTest {

    private static final EnumSet<ErrorKind> ALL_BUT_LISTED =
            EnumSet.of(ErrorKind.CONNECTION, ErrorKind.TIMEOUT, ErrorKind.SERVER);

    private static RedisServer server;
    private static int nowhere;

    private final ErrorCaches caches = new ErrorCaches();
    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger(ErrorCaches.LOGGER);
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        try (RedisServer gone = RedisServer.start()) {
            nowhere = gone.port();
        }
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void record() {
        logger.addHandler(recorder);
        server.command("FLUSHALL");
    }

    @AfterEach
    void close() {
        logger.removeHandler(recorder);
        caches.close();
    }

    private Cache<String, String> at(int port, boolean isIgnoring, Object... parts) {
        return caches.cache(
                ErrorCaches.connection(port, Duration.ofSeconds(5)),
                parts.length > 0
                        ? ErrorCaches.handled(isIgnoring)
                        : isIgnoring
                                ? ErrorCaches.ignoring(ALL_BUT_LISTED, ErrorCaches.OFF)
                                : ErrorCaches.throwing(ErrorCaches.OFF),
                parts);
    }

    @Test
    @Contract(153)
    void error_thatIsNotIgnored_isThrownWithItsCauseAndNotLogged() {
        Cache<String, String> cache = at(nowhere, false);

        assertThatThrownBy(() -> cache.get("k"))
                .isInstanceOf(RedisUnavailableException.class)
                .hasRootCauseInstanceOf(java.net.ConnectException.class);
        assertThat(logged).isEmpty();
        assertThat(cache.statistics().ignoredErrors()).isZero();
        assertThat(cache.statistics().errors(ErrorKind.CONNECTION)).isOne();
    }

    @Test
    @Contract(160)
    @SuppressWarnings("NullAway") // null is one of the wrong arguments
    void typeAndEncodingAndArgumentErrors_areNeverIgnored() {
        Cache<String, String> cache = at(server.port(), true, (CacheErrorHandler) error -> Decision.IGNORE);
        server.command("RPUSH", ":1:list", "element");

        assertThatThrownBy(() -> cache.get("list")).isInstanceOf(WrongTypeException.class);
        assertThatThrownBy(() -> cache.get(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> cache.put("k", "v", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> cache.withVersion(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(cache.statistics().ignoredErrors()).isZero();
    }

    @Test
    @Contract(160)
    void errorOfTheCallersCode_isNeverIgnored() {
        Cache<String, String> cache = at(server.port(), true);
        cache.put("k", "v");
        RedisUnavailableException ofAnother = new RedisUnavailableException("of another cache", null);

        assertThat(cache.async()
                        .forEachKey(key -> {
                            throw ofAnother;
                        })
                        .toCompletableFuture())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCause(ofAnother);
        assertThat(cache.statistics().ignoredErrors()).isZero();
    }

    @Test
    void error_afterTheApplicationHasStopped_isNeverIgnored() {
        Cache<String, String> cache = at(server.port(), true);
        caches.close();

        assertThat(catchThrowableOfType(RedisCacheException.class, () -> cache.get("k"))
                        .kind())
                .isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    @Contract(158)
    void ignoredErrors_areLoggedWithCauseAndMethodOncePerIntervalAndKind() {
        Cache<String, String> cache = at(nowhere, true);

        assertThat(cache.remove("k")).isFalse();
        assertThat(cache.get("k")).isNull();
        assertThat(cache.contains("k")).isFalse();

        assertThat(logged).singleElement().satisfies(line -> {
            assertThat(line.getMessage()).isEqualTo("CDIREDIS00340: Cache \"books\": remove failed, which is ignored");
            assertThat(line.getThrown()).isInstanceOf(RedisUnavailableException.class);
            assertThat(line.getLoggerName()).isEqualTo(ErrorCaches.LOGGER);
        });
        assertThat(cache.statistics().ignoredErrors()).isEqualTo(3);
    }

    @Test
    @Contract(161)
    void handler_decidesPerErrorBothWays() {
        List<CacheError> asked = new ArrayList<>();
        CacheErrorHandler onlyReads = error -> {
            asked.add(error);
            return error.operation().equals("get") ? Decision.IGNORE : Decision.THROW;
        };

        for (boolean isIgnoring : new boolean[] {true, false}) {
            Cache<String, String> cache = at(nowhere, isIgnoring, onlyReads);
            assertThat(cache.get("k")).isNull();
            assertThatThrownBy(() -> cache.put("k", "v")).isInstanceOf(RedisUnavailableException.class);
        }

        assertThat(asked).extracting(CacheError::operation).containsExactly("get", "put", "get", "put");
        assertThat(asked).allSatisfy(error -> {
            assertThat(error.cache()).isEqualTo("books");
            assertThat(error.kind()).isEqualTo(ErrorKind.CONNECTION);
        });
    }

    @Test
    @Contract(161)
    void handler_withoutOpinion_leavesItToTheConfiguration() {
        CacheErrorHandler none = error -> Decision.AS_CONFIGURED;

        assertThat(at(nowhere, true, none).get("k")).isNull();
        assertThatThrownBy(() -> at(nowhere, false, none).get("k")).isInstanceOf(RedisUnavailableException.class);
    }

    @Test
    @Contract(161)
    void handler_thatThrows_hidesNothing() {
        IllegalStateException ofHandler = new IllegalStateException("handler");
        CacheErrorHandler broken = error -> {
            throw ofHandler;
        };

        assertThatThrownBy(() -> at(nowhere, true, broken).get("k"))
                .isInstanceOf(RedisUnavailableException.class)
                .hasSuppressedException(ofHandler);
    }
}
