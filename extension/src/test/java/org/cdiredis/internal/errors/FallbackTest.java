package org.cdiredis.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.cdiredis.AsyncCache;
import org.cdiredis.Batch;
import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.ErrorKind;
import org.cdiredis.Expiry;
import org.cdiredis.Lookup;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.TimeToLive;
import org.cdiredis.embedded.RedisServer;

/** The table of fallbacks in the reference is what happens while Redis is down, and has all methods. */
final class FallbackTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "errors.md");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (.+) \\|");

    /** Methods that send nothing, so that they cannot fail. */
    private static final Set<String> LOCAL = Set.of(
            "name",
            "withVersion",
            "withPrefix",
            "batch",
            "strict",
            "transactional",
            "statistics",
            "structures",
            "lock",
            "async");

    private static ErrorCaches caches;
    private static Cache<String, String> cache;

    /**
     * What a method returns while Redis is down.
     *
     * @param text as the reference says it
     * @param value the value
     * @param call calls the method
     * @param asyncCall calls its asynchronous namesake
     */
    record Row(
            String method,
            String text,
            @Nullable Object value,
            Function<Cache<String, String>, Object> call,
            Function<AsyncCache<String, String>, CompletionStage<?>> asyncCall) {

        @Override
        public String toString() {
            return method;
        }
    }

    static List<Row> rows() {
        return List.of(
                new Row("get", "null", null, c -> c.get("k"), c -> c.get("k")),
                new Row(
                        "getOrDefault",
                        "the default",
                        "d",
                        c -> c.getOrDefault("k", "d"),
                        c -> c.getOrDefault("k", "d")),
                new Row("lookup", "absent", Lookup.absent(), c -> c.lookup("k"), c -> c.lookup("k")),
                new Row(
                        "getOrLoad",
                        "what is loaded",
                        "loaded",
                        c -> c.getOrLoad("k", key -> "loaded"),
                        c -> c.getOrLoad("k", key -> CompletableFuture.completedFuture("loaded"))),
                new Row("getAll", "an empty map", Map.of(), c -> c.getAll(List.of("k")), c -> c.getAll(List.of("k"))),
                new Row(
                        "putAll",
                        "all entries, each with its error",
                        Set.of("k"),
                        c -> c.putAll(Map.of("k", "v")).keySet(),
                        c -> c.putAll(Map.of("k", "v")).thenApply(Map::keySet)),
                new Row("put", "false", false, c -> c.put("k", "v"), c -> c.put("k", "v")),
                new Row("putIfAbsent", "false", false, c -> c.putIfAbsent("k", "v"), c -> c.putIfAbsent("k", "v")),
                new Row(
                        "putIfPresent",
                        "false",
                        false,
                        c -> c.putIfPresent("k", "v", Expiry.never()),
                        c -> c.putIfPresent("k", "v")),
                new Row("remove", "false", false, c -> c.remove("k"), c -> c.remove("k")),
                new Row("removeAll", "0", 0L, c -> c.removeAll(List.of("k")), c -> c.removeAll("*")),
                new Row("increment", "0", 0L, c -> c.increment("k"), c -> c.increment("k", 2, Expiry.never())),
                new Row("decrement", "0", 0L, c -> c.decrement("k"), c -> c.decrement("k", 2)),
                new Row(
                        "incrementVersion",
                        "the version of the cache",
                        1,
                        c -> c.incrementVersion("k"),
                        c -> c.incrementVersion("k", 2)),
                new Row(
                        "decrementVersion",
                        "the version of the cache",
                        1,
                        c -> c.decrementVersion("k"),
                        c -> c.decrementVersion("k")),
                new Row("contains", "false", false, c -> c.contains("k"), c -> c.contains("k")),
                new Row("timeToLive", "absent", TimeToLive.absent(), c -> c.timeToLive("k"), c -> c.timeToLive("k")),
                new Row("touch", "false", false, c -> c.touch("k"), c -> c.touch("k")),
                new Row(
                        "expire",
                        "false",
                        false,
                        c -> c.expire("k", Expiry.never()),
                        c -> c.expire("k", Expiry.never())),
                new Row(
                        "expireAt",
                        "false",
                        false,
                        c -> c.expireAt("k", Instant.parse("2100-01-01T00:00:00Z")),
                        c -> c.expireAt("k", Instant.parse("2100-01-01T00:00:00Z"))),
                new Row("persist", "false", false, c -> c.persist("k"), c -> c.persist("k")),
                new Row(
                        "keys",
                        "ends",
                        List.of(),
                        c -> c.keys().toList(),
                        c -> c.forEachKey(key -> {
                                    throw new AssertionError(key);
                                })
                                .thenApply(none -> List.of())),
                new Row("clear", "0", 0L, Cache::clear, AsyncCache::clear));
    }

    @BeforeAll
    static void goDown() {
        caches = new ErrorCaches();
        try (RedisServer server = RedisServer.start()) {
            cache = caches.cache(
                    ErrorCaches.connection(server.port(), Duration.ofSeconds(5)),
                    ErrorCaches.ignoring(ErrorCaches.DEFAULT, ErrorCaches.OFF));
            assertThat(cache.put("k", "v")).isTrue();
            assertThat(cache.get("k")).isEqualTo("v");
            server.kill();
        }
    }

    @AfterAll
    static void close() {
        caches.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    @Contract({155, 99})
    void method_whileRedisIsDown_returnsItsFallback(Row row) {
        long ignored = cache.statistics().ignoredErrors();

        assertThat(row.call.apply(cache)).isEqualTo(row.value);
        assertThat(row.asyncCall.apply(cache.async()).toCompletableFuture().join())
                .isEqualTo(row.value);

        // More than one each where a load goes on without Redis.
        assertThat(cache.statistics().ignoredErrors()).isGreaterThanOrEqualTo(ignored + 2);
    }

    @ParameterizedTest
    @MethodSource("rows")
    @Contract({153, 157})
    void method_ofTheStrictCache_throws(Row row) {
        assertThatThrownBy(() -> row.call.apply(cache.strict()))
                .isInstanceOfSatisfying(
                        RedisUnavailableException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONNECTION))
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(row.asyncCall.apply(cache.async().strict()).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(RedisUnavailableException.class);
        assertThatThrownBy(() -> row.call.apply(cache.withVersion(2).strict()))
                .isInstanceOf(RedisUnavailableException.class);
    }

    @Test
    void referencePage_hasTheFallbacksOfTheCode() throws IOException {
        Map<String, String> page = new LinkedHashMap<>();
        Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("| method | fallback |"))
                .takeWhile(line -> line.startsWith("|"))
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> page.put(row.group(1), row.group(2)));

        assertThat(page)
                .containsExactlyEntriesOf(rows().stream()
                        .collect(Collectors.toMap(Row::method, Row::text, (one, other) -> one, LinkedHashMap::new)));
    }

    @Test
    @Contract(156)
    void mapsOfFallbacks_areNewEachTime() {
        Map<String, String> first = cache.getAll(List.of("k"));
        first.put("k", "poison");

        assertThat(cache.getAll(List.of("k"))).isEmpty();
    }

    @Test
    @Contract(155)
    void overloads_haveTheFallbacksOfTheirNames() {
        assertThat(cache.increment("k", 0.5)).isZero();
        assertThat(cache.increment("k", 0.5, Expiry.never())).isZero();
        assertThat(cache.decrement("k", 1, Expiry.never())).isZero();
        assertThat(cache.removeAll("*", 10)).isZero();
        assertThat(cache.keys("*")).isEmpty();
        assertThat(cache.keys("*", 10)).isEmpty();
        assertThat(cache.put("k", "v", Expiry.after(Duration.ZERO))).isFalse();
        assertThat(cache.withVersion(2).withPrefix("p").get("k")).isNull();
    }

    @Test
    @Contract(160)
    void loader_thatFails_isNotIgnored() {
        RedisUnavailableException ofAnother = new RedisUnavailableException("of another cache", null);

        assertThatThrownBy(() -> cache.getOrLoad("k", key -> {
                    throw ofAnother;
                }))
                .isSameAs(ofAnother);
        assertThat(cache.statistics().failedLoads()).isPositive();
    }

    @Test
    @Contract(155)
    void operationsOfABatch_haveTheirFallbacks() {
        Batch<String, String> batch = cache.batch();
        CompletionStage<Boolean> put = batch.cache().put("k", "v");
        CompletionStage<String> get = batch.cache().getOrDefault("k", "d");
        CompletionStage<Boolean> strict = batch.cache().strict().contains("k");
        batch.execute();

        assertThat(put.toCompletableFuture().join()).isFalse();
        assertThat(get.toCompletableFuture().join()).isEqualTo("d");
        assertThat(strict.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void everyMethod_hasARow() {
        Set<String> covered = rows().stream().map(Row::method).collect(Collectors.toCollection(TreeSet::new));
        covered.addAll(LOCAL);

        assertThat(Stream.of(Cache.class.getMethods()).map(Method::getName)).isSubsetOf(covered);
        covered.add("forEachKey");
        assertThat(Stream.of(AsyncCache.class.getMethods()).map(Method::getName))
                .isSubsetOf(covered);
    }
}
