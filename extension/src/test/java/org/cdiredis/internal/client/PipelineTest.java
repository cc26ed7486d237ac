package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.WrongTypeException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.TestConnections;

/** Calls that are under way at once. */
final class PipelineTest {

    private static final int MANY = 1_000;

    private final TestCaches caches = new TestCaches();
    private RedisServer server;

    @BeforeEach
    void start() {
        server = RedisServer.start();
    }

    @AfterEach
    void close() {
        caches.close();
        server.close();
    }

    private Cache<String, String> cache(Duration deadline) {
        return caches.cache(TestConnections.to(TestConnections.server(server))
                .times(deadline, deadline, deadline)
                .settings());
    }

    @Test
    void calls_whileOthersAreUnderWay_leaveTogether() {
        Cache<String, String> cache = cache(Duration.ofSeconds(10));
        putMany(cache);
        long before = stat("total_reads_processed");

        List<CompletableFuture<String>> values = IntStream.range(0, MANY)
                .mapToObj(i -> cache.async().get("k" + i).toCompletableFuture())
                .toList();

        for (int i = 0; i < MANY; i++) {
            assertThat(values.get(i).join()).isEqualTo("v" + i);
        }
        assertThat(stat("total_reads_processed") - before).isLessThan(MANY / 2);
    }

    @Test
    void entriesReadAtOnce_goWithTheCallsOfOthers() {
        Cache<String, String> cache = cache(Duration.ofSeconds(10));
        putMany(cache);
        long reads = stat("total_reads_processed");

        List<CompletableFuture<Map<String, String>>> values = IntStream.range(0, MANY)
                .mapToObj(i ->
                        cache.async().getAll(List.of("none", "k" + i, "k0")).toCompletableFuture())
                .toList();

        for (int i = 1; i < MANY; i++) {
            assertThat(values.get(i).join()).containsExactly(Map.entry("k" + i, "v" + i), Map.entry("k0", "v0"));
        }
        assertThat(calls("mget")).isEqualTo(MANY);
        assertThat(stat("total_reads_processed") - reads).isLessThan(MANY / 2);
        assertThat(hasConnectionOfItsOwn("mget", cache)).isFalse();
    }

    @Test
    void entriesReadAtOnce_ifTheyAreLarge_goAlone() {
        Cache<String, String> cache = cache(Duration.ofSeconds(10));
        cache.put("large", "v".repeat(100_000));
        cache.put("small", "v");

        assertThat(cache.getAll(List.of("large", "small"))).hasSize(2);

        assertThat(hasConnectionOfItsOwn("mget", cache)).isTrue();
    }

    /** Whether it was the last command on a connection, when another one has gone over the connection that all share. */
    private boolean hasConnectionOfItsOwn(String command, Cache<String, String> cache) {
        cache.get("k0");
        return server.command("CLIENT", "LIST").contains(" cmd=" + command + " ");
    }

    @Test
    void aFailingCommand_failsOnlyItself() {
        Cache<String, String> cache = cache(Duration.ofSeconds(10));
        putMany(cache);
        server.command("RPUSH", ":1:list", "a");
        List<CompletableFuture<String>> values = new ArrayList<>();
        List<CompletableFuture<String>> failures = new ArrayList<>();

        for (int i = 0; i < MANY; i++) {
            values.add(cache.async().get("k" + i).toCompletableFuture());
            if (i % 10 == 0) {
                failures.add(cache.async().get("list").toCompletableFuture());
            }
        }

        for (int i = 0; i < MANY; i++) {
            assertThat(values.get(i).join()).isEqualTo("v" + i);
        }
        assertThat(failures)
                .allSatisfy(failure -> assertThatThrownBy(failure::join).hasCauseInstanceOf(WrongTypeException.class));
    }

    @Test
    void calls_thatRunOutOfTimeWhileTheyWait_areNeverSent() throws InterruptedException {
        Cache<String, String> cache = cache(Duration.ofSeconds(1));
        putMany(cache);
        long before = calls("set");

        server.pause();
        List<CompletableFuture<Boolean>> puts = IntStream.range(0, MANY)
                .mapToObj(i -> cache.async().put("k" + i, "late").toCompletableFuture())
                .toList();
        for (CompletableFuture<Boolean> put : puts) {
            assertThatThrownBy(() -> put.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(RedisUnavailableException.class);
        }
        server.resume();

        assertThat(cache.put("after", "v")).isTrue();
        assertThat(calls("set") - before).isLessThan(MANY);
    }

    @Test
    void calls_afterAServerHasBeenPaused_work() throws InterruptedException {
        Cache<String, String> cache = cache(Duration.ofMillis(500));
        putMany(cache);
        server.pause();
        List<CompletableFuture<String>> hanging = IntStream.range(0, MANY)
                .mapToObj(i -> cache.async().get("k" + i).toCompletableFuture())
                .toList();
        assertThat(hanging).allSatisfy(call -> assertThatThrownBy(call::join).isInstanceOf(CompletionException.class));
        server.resume();

        putMany(cache);
    }

    @Test
    void largeValues_amongSmallOnes_areWhatWasPut() {
        Cache<String, String> cache = cache(Duration.ofSeconds(10));
        String large = "x".repeat(1_000_000);
        List<CompletableFuture<Boolean>> puts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            puts.add(cache.async().put("k" + i, i % 20 == 0 ? large : "v" + i).toCompletableFuture());
        }
        assertThat(puts).allSatisfy(put -> assertThat(put.join()).isTrue());

        for (int round = 0; round < 2; round++) { // the second one knows which are large
            List<CompletableFuture<String>> values = IntStream.range(0, 200)
                    .mapToObj(i -> cache.async().get("k" + i).toCompletableFuture())
                    .toList();
            for (int i = 0; i < 200; i++) {
                assertThat(values.get(i).join()).isEqualTo(i % 20 == 0 ? large : "v" + i);
            }
        }
    }

    @Test
    void aConnectionThatIsCutWithinReplies_isReplaced() throws IOException {
        try (Relay relay = new Relay("127.0.0.1", server.port())) {
            Cache<String, String> cache =
                    caches.cache(TestConnections.to(new Location.Server(false, "127.0.0.1", relay.port(), 0))
                            .times(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4))
                            .settings());
            putMany(cache);
            for (int i = 0; i < 5; i++) {
                List<CompletableFuture<String>> values = IntStream.range(0, MANY)
                        .mapToObj(k -> cache.async().get("k" + k).toCompletableFuture())
                        .toList();
                relay.cut();
                for (int k = 0; k < MANY; k++) {
                    assertRightOrFailed(values.get(k), "v" + k);
                }
            }
            putMany(cache);
        }
    }

    @Test
    void calls_whoseConnectionsAreCutWhileTheServerHangs_endWithinTheDeadline() throws Exception {
        try (Relay relay = new Relay("127.0.0.1", server.port())) {
            Cache<String, String> cache =
                    caches.cache(TestConnections.to(new Location.Server(false, "127.0.0.1", relay.port(), 0))
                            .times(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(1))
                            .settings());
            putMany(cache);
            server.pause();
            List<CompletableFuture<String>> values = IntStream.range(0, MANY)
                    .mapToObj(k -> cache.async().get("k" + k).toCompletableFuture())
                    .toList();
            Thread.sleep(100);
            relay.cut();

            for (CompletableFuture<String> value : values) {
                assertThatThrownBy(() -> value.get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(RedisUnavailableException.class);
            }
            server.resume();
        }
    }

    private static void assertRightOrFailed(CompletableFuture<String> call, String value) {
        try {
            assertThat(call.join()).isEqualTo(value);
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(RedisUnavailableException.class);
        }
    }

    private static void putMany(Cache<String, String> cache) {
        List<CompletableFuture<Boolean>> puts = IntStream.range(0, MANY)
                .mapToObj(i -> cache.async().put("k" + i, "v" + i).toCompletableFuture())
                .toList();
        assertThat(puts).allSatisfy(put -> assertThat(put.join()).isTrue());
    }

    private long stat(String name) {
        return number(server.command("INFO", "stats"), name + ":");
    }

    private long calls(String command) {
        return number(server.command("INFO", "commandstats"), "cmdstat_" + command + ":calls=");
    }

    private static long number(String info, String label) {
        return info.lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()))
                .mapToLong(rest -> Long.parseLong(rest.replaceFirst("\\D.*", "")))
                .sum();
    }
}
