package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.cdiredis.AsyncCache;
import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.TestSettings;

/** What Redis is sent for each call, as it counts itself. */
final class CommandCostTest {

    private static final Pattern CALLS = Pattern.compile("cmdstat_([a-z|]+):calls=([0-9]+),.*");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static RedisServer server;
    private static TestCaches caches;
    private static Cache<String, String> cache;

    @BeforeAll
    static void start() {
        server = RedisServer.builder().option("enable-debug-command", "local").start();
        caches = new TestCaches();
        cache = caches.cache(TestSettings.connection(server.port()));
        cache.get("connected");
    }

    @AfterAll
    static void stop() {
        caches.close();
        server.stop();
    }

    @BeforeEach
    void flush() {
        server.command("FLUSHALL");
    }

    /** A call in both forms, and the commands that it costs. */
    private record Cost(CacheCall waiting, AsyncCall async, Map<String, Integer> commands) {}

    private interface CacheCall {
        Object call(Cache<String, String> cache);
    }

    private interface AsyncCall {
        CompletionStage<?> call(AsyncCache<String, String> cache);
    }

    static Stream<Arguments> costs() {
        Expiry after = Expiry.after(MINUTE);
        Instant later = Instant.now().plusSeconds(100);
        Map<String, Cost> costs = new LinkedHashMap<>();
        costs.put("get", new Cost(c -> c.lookup("k"), c -> c.lookup("k"), Map.of("get", 1)));
        costs.put("put", new Cost(c -> c.put("k", "v"), c -> c.put("k", "v"), Map.of("psetex", 1)));
        costs.put(
                "put for ever",
                new Cost(c -> c.put("k", "v", Expiry.never()), c -> c.put("k", "v", Expiry.never()), Map.of("set", 1)));
        costs.put(
                "putIfAbsent", new Cost(c -> c.putIfAbsent("k", "v"), c -> c.putIfAbsent("k", "v"), Map.of("set", 1)));
        costs.put(
                "putIfPresent",
                new Cost(c -> c.putIfPresent("k", "v"), c -> c.putIfPresent("k", "v"), Map.of("set", 1)));
        costs.put("contains", new Cost(c -> c.contains("k"), c -> c.contains("k"), Map.of("exists", 1)));
        costs.put("remove", new Cost(c -> c.remove("k"), c -> c.remove("k"), Map.of("evalsha", 1, "unlink", 2)));
        costs.put("timeToLive", new Cost(c -> c.timeToLive("k"), c -> c.timeToLive("k"), Map.of("pttl", 1)));
        costs.put("expire", new Cost(c -> c.expire("k", after), c -> c.expire("k", after), Map.of("pexpire", 1)));
        costs.put("touch", new Cost(c -> c.touch("k"), c -> c.touch("k"), Map.of("pexpire", 1)));
        costs.put(
                "expireAt", new Cost(c -> c.expireAt("k", later), c -> c.expireAt("k", later), Map.of("pexpireat", 1)));
        costs.put("persist", new Cost(c -> c.persist("k"), c -> c.persist("k"), Map.of("persist", 1)));
        costs.put(
                "increment",
                new Cost(
                        c -> c.increment("n", 1, after),
                        c -> c.increment("n", 1, after),
                        Map.of("evalsha", 1, "exists", 1, "set", 1)));
        costs.put(
                "getAll",
                new Cost(
                        c -> c.getAll(List.of("a", "b", "c")),
                        c -> c.getAll(List.of("a", "b", "c")),
                        Map.of("mget", 1)));
        costs.put("getAll of none", new Cost(c -> c.getAll(List.of()), c -> c.getAll(List.of()), Map.of()));
        costs.put(
                "removeAll",
                new Cost(
                        c -> c.removeAll(List.of("a", "b")), c -> c.removeAll(List.of("a", "b")), Map.of("unlink", 2)));
        costs.put(
                "removeAll of none",
                new Cost(c -> c.removeAll(List.<String>of()), c -> c.removeAll(List.<String>of()), Map.of()));
        costs.put(
                "putAll",
                new Cost(
                        c -> c.putAll(Map.of("a", "1", "b", "2")),
                        c -> c.putAll(Map.of("a", "1", "b", "2")),
                        Map.of("psetex", 2)));
        costs.put(
                "incrementVersion",
                new Cost(
                        c -> c.put("v", "v") ? c.incrementVersion("v") : 0,
                        c -> c.put("v", "v").thenCompose(stored -> c.incrementVersion("v")),
                        Map.of("psetex", 1, "evalsha", 1, "exists", 1, "rename", 1)));
        return costs.entrySet().stream().map(cost -> Arguments.of(cost.getKey(), cost.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("costs")
    @Contract({39, 49, 50, 56, 189})
    void call_costsWhatItsDocumentationSays_waitingOrNot(String name, Cost cost) {
        cost.waiting.call(cache); // loads the script, if it is one
        server.command("FLUSHALL");

        assertThat(sent(() -> cost.waiting.call(cache))).as(name).isEqualTo(cost.commands);
        server.command("FLUSHALL");
        assertThat(sent(() ->
                        cost.async.call(cache.async()).toCompletableFuture().join()))
                .as(name)
                .isEqualTo(cost.commands);
    }

    @Test
    @Contract(50)
    void getAll_ofManyKeys_takesOneCommandForAThousand() {
        List<String> keys = IntStream.range(0, 2_500).mapToObj(i -> "k" + i).toList();

        assertThat(sent(() -> cache.getAll(keys))).isEqualTo(Map.of("mget", 3));
    }

    @Test
    @Contract(57)
    void removeAll_of100_000Keys_unlinksInBoundedBatches() {
        server.command("DEBUG", "POPULATE", "100000", ":1:key", "10");
        List<String> keys =
                IntStream.range(0, 100_000).mapToObj(i -> "key:" + i).toList();

        assertThat(sent(() -> assertThat(cache.removeAll(keys)).isEqualTo(100_000)))
                .isEqualTo(Map.of("unlink", 200)); // leases first
        assertThat(server.command("DBSIZE")).isEqualTo("0");
    }

    @Test
    @Contract({95, 96, 98})
    void removeAll_ofAMillionMatches_goesPageByPage() {
        server.command("DEBUG", "POPULATE", "1000000", ":1:key", "10");
        server.command("SET", ":2:other", "x");

        Map<String, Integer> sent =
                sent(() -> assertThat(cache.removeAll("key:*", 5_000)).isEqualTo(1_000_000));

        assertThat(sent).containsOnlyKeys("scan", "unlink");
        // A page may hold some more than asked for, and the last one fewer.
        assertThat(sent.get("unlink")).isBetween(190, 205);
        assertThat(server.command("DBSIZE")).isEqualTo("1");
    }

    @Test
    @Contract({91, 94, 98})
    void keys_scanWithThePageSizeAndNoFurtherThanNeeded() {
        server.command("DEBUG", "POPULATE", "5000", ":1:key", "10");

        Map<String, Integer> all = sent(() -> assertThat(cache.keys("*", 1_000)).hasSize(5_000));
        Map<String, Integer> first =
                sent(() -> assertThat(cache.keys("*", 1_000).findFirst()).isPresent());

        assertThat(all).containsOnlyKeys("scan");
        // Redis counts places for keys rather than keys, and has some more of them.
        assertThat(all.get("scan")).isBetween(5, 20);
        assertThat(first.get("scan")).isLessThan(all.get("scan"));
        assertThat(sent(() -> cache.keys("*", 1_000))).isEmpty();
    }

    @Test
    @Contract({101, 102})
    void clear_flushesNothing_andOnlyTheRawClientDoes() {
        server.command("SET", "of another", "x");
        cache.put("k", "v");

        assertThat(sent(() -> cache.clear())).containsOnlyKeys("scan", "unlink");
        assertThat(server.command("DBSIZE")).isEqualTo("1");
        caches.clients()
                .of(TestSettings.connection(server.port()))
                .redisson()
                .getKeys()
                .flushdb();
        assertThat(server.command("DBSIZE")).isEqualTo("0");
    }

    /** The commands that an action makes the server execute, those within scripts included. */
    private static Map<String, Integer> sent(Runnable action) {
        server.command("CONFIG", "RESETSTAT");
        action.run();
        return server.command("INFO", "commandstats")
                .lines()
                .map(CALLS::matcher)
                .filter(Matcher::matches)
                .filter(calls -> !List.of("config|resetstat", "info", "ping").contains(calls.group(1)))
                .collect(Collectors.toMap(calls -> calls.group(1), calls -> Integer.parseInt(calls.group(2))));
    }
}
