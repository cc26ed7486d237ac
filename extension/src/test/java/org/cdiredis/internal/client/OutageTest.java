package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.PoolSettings;
import org.cdiredis.internal.config.TestSettings;

/** Redis that is not there, goes, comes back, hangs, or is something else. */
final class OutageTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    /** What a busy machine may add to a deadline. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final TestCaches caches = new TestCaches();

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    @Contract(153)
    void call_whileNothingListens_failsAtOnceWithCacheAndAddress() throws IOException {
        int port = freePort();

        assertUnavailable(
                at(port),
                "CDIREDIS00103: Cache \"books\": cannot connect to Redis at 127.0.0.1:" + port
                        + ". Is it running, and is the address right?");
    }

    @Test
    void call_ofHostThatDoesNotExist_failsWithCacheAndAddress() {
        Cache<String, String> cache = caches.cache(TestSettings.connection(
                new Location.Server(false, "no-such-host.invalid", 6379, 0), Credentials.NONE, Duration.ofSeconds(5)));

        assertThat(catchThrowable(() -> cache.get("k")))
                .isInstanceOf(RedisUnavailableException.class)
                .hasMessageContaining("Cache \"books\"")
                .hasMessageContaining("no-such-host.invalid:6379");
    }

    @Test
    void call_afterRedisHasGoneAndComeBack_works() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache = at(server.port());
            assertThat(cache.put("k", "v")).isTrue();

            server.kill();
            assertThat(catchThrowable(() -> cache.get("k"))).isInstanceOf(RedisUnavailableException.class);
            server.restart();

            assertThat(cache.get("k")).isNull();
            assertThat(cache.put("k", "w")).isTrue();
        }
    }

    @Test
    @Contract(165)
    void firstCall_afterRestart_works() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache = at(server.port());
            for (int i = 0; i < 5; i++) {
                assertThat(cache.put("k", "v")).isTrue();
                server.kill();
                server.restart();

                assertThat(cache.get("k")).isNull();
            }
        }
    }

    @Test
    void call_whenRedisStartsAfterTheApplication_works() throws IOException {
        int port = freePort();
        Cache<String, String> cache = at(port);
        assertThat(catchThrowable(() -> cache.get("k"))).isInstanceOf(RedisUnavailableException.class);

        try (RedisServer server = RedisServer.builder().port(port).start()) {
            assertThat(server.isAlive()).isTrue();
            assertThat(cache.put("k", "v")).isTrue();
        }
    }

    @Test
    @Contract(164)
    void call_whileRedisHangs_failsAtTheDeadlineAndWorksAfterwards() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache = at(server.port());
            cache.put("k", "v");
            whilePaused(server, () -> {
                assertUnavailable(
                        cache,
                        "CDIREDIS00102: Cache \"books\": no answer from Redis at 127.0.0.1:" + server.port()
                                + " within PT1S, the limit of the option deadline");
            });

            assertThat(cache.get("k")).isEqualTo("v");
        }
    }

    @Test
    void call_withAKeyThatReadsLikeAnError_isNotMistakenForIt() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache = at(server.port());
            cache.put("k", "v");
            whilePaused(server, () -> {
                for (String key : List.of("NOAUTH", "WRONGTYPE", "WRONGPASS")) {
                    assertThat(catchThrowable(() -> cache.put(key, key))).hasMessageMatching("CDIREDIS0010[23]: .*");
                }
            });
        }
    }

    @Test
    @Contract(163)
    void call_whoseTimeoutIsShorterThanTheDeadline_namesTheTimeout() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache =
                    caches.cache(settings(server.port(), Duration.ofMillis(300), Duration.ofSeconds(5), 8));
            cache.put("k", "v");
            whilePaused(server, () -> {
                assertUnavailable(
                        cache,
                        "CDIREDIS00102: Cache \"books\": no answer from Redis at 127.0.0.1:" + server.port()
                                + " within PT0.3S, the limit of the option timeout");
            });
        }
    }

    @Test
    @Contract(166)
    void call_whileAllConnectionsAreTaken_saysSo() {
        try (RedisServer server = RedisServer.start()) {
            ConnectionSettings single = settings(server.port(), Duration.ofMillis(500), Duration.ofSeconds(5), 1);
            Cache<String, String> cache = caches.cache(single);
            cache.put("k", "v");
            CompletionStage<?> blocking = caches.clients()
                    .of(single)
                    .redisson()
                    .getBlockingQueue("queue")
                    .pollAsync(3, TimeUnit.SECONDS);

            assertThat(cache.get("k")).isEqualTo("v"); // on the connection that all such calls share
            assertUnavailable(
                    () -> cache.removeAll(List.of("k", "l")),
                    "CDIREDIS00112: Cache \"books\": no connection to Redis at 127.0.0.1:" + server.port()
                            + " became free within PT0.5S. Raise the option pool.max-size, or make fewer calls at once");
            assertThat(blocking.toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void firstCall_toAnAddressThatDropsPackets_neitherBlocksNorOutlivesTheDeadline() throws IOException {
        List<Socket> backlog = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, backlog);
            Cache<String, String> cache =
                    caches.cache(settings(full.getLocalPort(), Duration.ofSeconds(20), DEADLINE, 8));

            Instant start = Instant.now();
            List<CompletableFuture<String>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(cache.async().get("k").toCompletableFuture());
            }
            assertThat(Duration.between(start, Instant.now())).isLessThan(DEADLINE);

            for (CompletableFuture<String> call : calls) {
                assertThat(call).failsWithin(DEADLINE.plus(SLACK));
            }
        } finally {
            for (Socket socket : backlog) {
                socket.close();
            }
        }
    }

    /** Until the system queues no more connections and drops the packets that ask for one. */
    private static void fill(ServerSocket full, List<Socket> backlog) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            Socket socket = new Socket();
            backlog.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 300);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new AssertionError("this system drops no packets");
    }

    @Test
    void firstCall_toWhatNeverAnswers_failsAtTheDeadline() throws IOException {
        try (ServerSocket silent = listen()) {
            assertThat(elapsed(() -> at(silent.getLocalPort()).get("k"))).isLessThan(DEADLINE.plus(SLACK));
        }
    }

    @Test
    void call_toAnotherService_saysSo() throws Exception {
        Thread service;
        try (ServerSocket http = listen()) {
            service = new Thread(() -> answerHttp(http));
            service.start();

            assertUnavailable(
                    at(http.getLocalPort()),
                    "CDIREDIS00107: Cache \"books\": what answers at 127.0.0.1:" + http.getLocalPort()
                            + " does not speak the Redis protocol. Is another service using that port?");
        }
        service.join();
    }

    @Test
    void clearAndKeys_whileRedisHangs_fail() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache = at(server.port());
            cache.put("k", "v");
            whilePaused(server, () -> {
                assertThat(catchThrowable(cache::clear)).isInstanceOf(RedisUnavailableException.class);
                assertThat(catchThrowable(() -> cache.keys().toList())).isInstanceOf(RedisUnavailableException.class);
            });
            assertThat(cache.clear()).isOne();
        }
    }

    @Test
    void call_afterTheApplicationHasStopped_saysSo() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache = at(server.port());
            cache.put("k", "v");

            caches.close();

            assertUnavailable(
                    cache,
                    "CDIREDIS00110: Cache \"books\": the application has stopped, and its Redis clients with it");
            assertThat(catchThrowable(cache::clear)).hasMessageStartingWith("CDIREDIS00110");
            assertThat(catchThrowable(() -> cache.keys().toList())).hasMessageStartingWith("CDIREDIS00110");
            assertThat(catchThrowable(() ->
                            caches.cache(TestSettings.connection(server.port())).get("k")))
                    .hasMessageStartingWith("CDIREDIS00110");
        }
    }

    @Test
    void embeddedServer_onATakenPort_saysSo() throws IOException {
        try (ServerSocket taken = listen()) {
            Cache<String, String> cache = caches.cache(TestSettings.connection(
                    new Location.Embedded(OptionalInt.of(taken.getLocalPort()), 0), Credentials.NONE, DEADLINE));

            assertThat(catchThrowable(() -> cache.get("k")))
                    .isInstanceOf(RedisUnavailableException.class)
                    .hasMessageStartingWith("CDIREDIS00109: Cache \"books\": the embedded Redis did not start. ")
                    .hasMessageContaining("Port " + taken.getLocalPort() + " of 127.0.0.1 is taken");
        }
    }

    private Cache<String, String> at(int port) {
        return caches.cache(
                TestSettings.connection(new Location.Server(false, "127.0.0.1", port, 0), Credentials.NONE, DEADLINE));
    }

    /** With a time to connect that is none of the limits under test. */
    private static ConnectionSettings settings(int port, Duration timeout, Duration deadline, int connections) {
        return new ConnectionSettings(
                new Location.Server(false, "127.0.0.1", port, 0),
                Credentials.NONE,
                Duration.ofSeconds(20),
                timeout,
                deadline,
                new PoolSettings(1, connections));
    }

    private static void assertUnavailable(Cache<String, String> cache, String message) {
        assertUnavailable(() -> cache.get("k"), message);
    }

    private static void assertUnavailable(ThrowingCallable call, String message) {
        Instant start = Instant.now();
        Throwable failure = catchThrowable(call);
        Duration elapsed = Duration.between(start, Instant.now());

        assertThat(failure).isInstanceOf(RedisUnavailableException.class).hasMessage(message);
        assertThat(elapsed).isLessThan(DEADLINE.plus(SLACK));
    }

    private static void whilePaused(RedisServer server, Runnable calls) {
        server.pause();
        try {
            calls.run();
        } finally {
            server.resume();
        }
    }

    private static Duration elapsed(Runnable call) {
        Instant start = Instant.now();
        assertThat(catchThrowable(call::run)).isInstanceOf(RedisUnavailableException.class);
        return Duration.between(start, Instant.now());
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = listen()) {
            return socket.getLocalPort();
        }
    }

    private static void answerHttp(ServerSocket http) {
        List<Socket> sockets = new ArrayList<>();
        try {
            while (true) {
                Socket socket = http.accept();
                sockets.add(socket);
                OutputStream out = socket.getOutputStream();
                out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException closed) {
            for (Socket socket : sockets) {
                try {
                    socket.close();
                } catch (IOException ignored) {
                    // it is gone either way
                }
            }
        }
    }
}
