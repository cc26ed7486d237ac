package org.cdiredis.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.Cache;
import org.cdiredis.ErrorKind;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.TestConnections;

/** Redis behind something that garbles what it says, stops within it, or holds it back, while many calls are under way. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a call without end is what is looked for
final class BadRepliesTest {

    private static final int MANY = 2_000;
    private static final int POOL = 2;

    /** The pool, the one that all calls share, and the test's own. */
    private static final int MOST_CONNECTIONS = POOL + 2;

    private final TestCaches caches = new TestCaches();
    private RedisServer server;
    private TamperingRelay relay;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.start();
        relay = new TamperingRelay(server.port());
    }

    @AfterEach
    void close() throws IOException {
        caches.close();
        relay.close();
        server.close();
    }

    private Cache<String, String> cache(Duration timeout) {
        Cache<String, String> cache =
                caches.cache(TestConnections.to(new Location.Server(false, "127.0.0.1", relay.port(), 0))
                        .pool(1, POOL)
                        .times(Duration.ofSeconds(5), timeout, Duration.ofSeconds(10))
                        .settings());
        List<CompletableFuture<Boolean>> puts = IntStream.range(0, MANY)
                .mapToObj(i -> cache.async().put("k" + i, "v" + i).toCompletableFuture())
                .toList();
        assertThat(puts).allSatisfy(put -> assertThat(put.join()).isTrue());
        return cache;
    }

    private static List<CompletableFuture<String>> reads(Cache<String, String> cache) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> cache.async().get("k" + i).toCompletableFuture())
                .toList();
    }

    private long connections() {
        return server.command("CLIENT", "LIST", "TYPE", "normal").lines().count();
    }

    private static UnaryOperator<byte[]> into(String garbage) {
        return replies -> {
            byte[] tampered = replies.clone();
            byte[] bytes = garbage.getBytes(UTF_8);
            // In front, where a reply begins: within a value, garbage is a value.
            System.arraycopy(bytes, 0, tampered, 0, Math.min(bytes.length, tampered.length));
            return tampered;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", ":1\r\n", "xxxx", "$x\r\n", "*0\r\n"})
    void garbage_amongReplies_costsTheConnection_andReadsAreSentAgain(String garbage) {
        Cache<String, String> cache = cache(Duration.ofSeconds(10));
        for (int round = 0; round < 6; round++) {
            relay.tamper(into(garbage));
            do { // until the connection is there again that is to be garbled
                List<CompletableFuture<String>> values = reads(cache);
                for (int i = 0; i < MANY; i++) {
                    assertThat(values.get(i).join()).isEqualTo("v" + i);
                }
            } while (!relay.hasTampered());
        }

        assertThat(cache.put("after", "v")).isTrue();
        await().untilAsserted(() -> assertThat(connections()).isLessThanOrEqualTo(MOST_CONNECTIONS));
    }

    @Test
    void garbage_insteadOfTheAnswersToWrites_failsThemClearly_andOnce() {
        Cache<String, String> cache = cache(Duration.ofSeconds(10));
        relay.tamper(into("HTTP/1.1 400 Bad Request\r\n\r\n"));

        List<CompletableFuture<Long>> sums = IntStream.range(0, MANY)
                .mapToObj(i -> cache.async()
                        .increment("n" + i, 1, org.cdiredis.Expiry.never())
                        .toCompletableFuture())
                .toList();

        List<Integer> failed = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            try {
                assertThat(sums.get(i).join()).isOne();
            } catch (CompletionException e) {
                failed.add(i);
                assertThat(e.getCause())
                        .isInstanceOfSatisfying(
                                RedisUnavailableException.class,
                                cause -> assertThat(cause.kind()).isEqualTo(ErrorKind.CONNECTION))
                        .hasMessageContaining("CDIREDIS")
                        .hasMessageContaining("127.0.0.1:" + relay.port());
            }
        }
        // Those alone that were under way; no write is done twice.
        assertThat(failed).isNotEmpty().hasSizeLessThanOrEqualTo(512);
        for (int i = 0; i < MANY; i++) {
            assertThat(server.command("GET", ":1:n" + i)).isIn(failed.contains(i) ? List.of("1", "") : List.of("1"));
        }
    }

    @Test
    void serverThatStopsWithinAReply_failsWhatIsUnderWayInTime_andIsConnectedAnew() {
        Cache<String, String> cache = cache(Duration.ofMillis(500));
        relay.tamper(TamperingRelay::half);

        List<CompletableFuture<String>> values = reads(cache);

        int late = 0;
        for (int i = 0; i < MANY; i++) {
            try {
                assertThat(values.get(i).get(10, TimeUnit.SECONDS)).isEqualTo("v" + i);
            } catch (java.util.concurrent.ExecutionException e) {
                late++;
                assertThat(e)
                        .cause()
                        .isInstanceOfSatisfying(
                                RedisUnavailableException.class,
                                cause -> assertThat(cause.kind()).isEqualTo(ErrorKind.TIMEOUT));
            } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(late).isPositive();
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> "v1".equals(cache.get("k1")));
        for (int i = 0; i < MANY; i++) {
            assertThat(cache.get("k" + i)).isEqualTo("v" + i);
        }
        await().untilAsserted(() -> assertThat(connections()).isLessThanOrEqualTo(MOST_CONNECTIONS));
    }

    @Test
    void largeValues_thatTakeLong_stallNoSmallOnes() {
        Cache<String, String> cache = cache(Duration.ofSeconds(10));
        String large = "x".repeat(1_000_000);
        relay.holdLargeOnes();
        CompletableFuture<Boolean> put = cache.async().put("large", large).toCompletableFuture();

        for (int i = 0; i < 200; i++) {
            assertThat(cache.get("k" + i)).isEqualTo("v" + i);
        }

        assertThat(put).isNotDone();
        relay.release();
        assertThat(put.join()).isTrue();
        relay.holdLargeOnes();
        CompletableFuture<String> value = cache.async().get("large").toCompletableFuture();
        for (int i = 0; i < 200; i++) {
            assertThat(cache.get("k" + i)).isEqualTo("v" + i);
        }
        assertThat(value).isNotDone();
        relay.release();
        assertThat(value.join()).isEqualTo(large);
    }

    @Test
    void interruptedCaller_getsItsReply_andStaysInterrupted_andSoDoOthers() throws Exception {
        Cache<String, String> cache = cache(Duration.ofSeconds(10));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            server.pause();
            List<Future<String>> values = new ArrayList<>();
            List<Thread> callers = new java.util.concurrent.CopyOnWriteArrayList<>();
            for (int i = 0; i < 4; i++) {
                String key = "k" + i;
                values.add(threads.submit(() -> {
                    callers.add(Thread.currentThread());
                    String value = cache.get(key);
                    return value + (Thread.interrupted() ? " interrupted" : "");
                }));
            }
            await().until(() -> callers.size() == 4
                    && callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING));
            Thread interrupted = callers.get(0);
            interrupted.interrupt();
            server.resume();

            List<String> found = new ArrayList<>();
            for (Future<String> value : values) {
                found.add(value.get(10, TimeUnit.SECONDS));
            }

            assertThat(found)
                    .filteredOn(value -> value.endsWith(" interrupted"))
                    .hasSize(1);
            for (int i = 0; i < 4; i++) {
                assertThat(found.get(i)).startsWith("v" + i);
            }
        } finally {
            server.resume();
            threads.shutdownNow();
        }
    }

    @Test
    void cancelledFutures_takeNobodyElsesReply() {
        Cache<String, String> cache = cache(Duration.ofSeconds(10));
        for (int round = 0; round < 5; round++) {
            List<CompletableFuture<String>> values = reads(cache);
            for (int i = 0; i < MANY; i += 3) {
                values.get(i).cancel(true);
            }
            for (int i = 0; i < MANY; i++) {
                if (i % 3 != 0) {
                    assertThat(values.get(i).join()).isEqualTo("v" + i);
                }
            }
        }
    }

    @Test
    void aFailingCommandOfABatch_failsOnlyItself() {
        Cache<String, String> cache = cache(Duration.ofSeconds(10));
        server.command("RPUSH", ":1:list", "a");
        var batch = cache.batch();
        CompletableFuture<String> before = batch.cache().get("k1").toCompletableFuture();
        CompletableFuture<String> failing = batch.cache().get("list").toCompletableFuture();
        CompletableFuture<Boolean> put = batch.cache().put("k2", "new").toCompletableFuture();

        batch.execute();

        assertThat(before.join()).isEqualTo("v1");
        assertThat(put.join()).isTrue();
        assertThatThrownBy(failing::join).hasCauseInstanceOf(org.cdiredis.WrongTypeException.class);
        assertThat(cache.get("k2")).isEqualTo("new");
    }
}
