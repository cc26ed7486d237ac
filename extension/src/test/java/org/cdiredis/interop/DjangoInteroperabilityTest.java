package org.cdiredis.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.TimeToLive;

/** A Python process with django-redis and a cache of ours read and write each other's entries. */
final class DjangoInteroperabilityTest extends DjangoFixture {

    record Book(String title, int year, List<String> authors) {}

    @BeforeAll
    static void start() throws Exception {
        start(OPTIONS, Map.of());
    }

    // ------------------------------------------------------------------ values

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(String.class, "Emma", "'Emma'"),
                Arguments.of(String.class, "", "''"),
                Arguments.of(String.class, "42", "'42'"),
                Arguments.of(String.class, "Größe, 書籍, 👩‍🚀 \"\\\n", "'Größe, 書籍, 👩\\u200d🚀 \"\\\\\\n'"),
                Arguments.of(Integer.class, 42, "42"),
                Arguments.of(Long.class, Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(BigInteger.class, BigInteger.TWO.pow(70), "1180591620717411303424"),
                Arguments.of(Double.class, 3.0, "3.0"),
                Arguments.of(Double.class, -0.1, "-0.1"),
                Arguments.of(Boolean.class, true, "True"),
                Arguments.of(Boolean.class, false, "False"),
                Arguments.of(Object.class, List.of(1, 2.5, "three", List.of()), "[1, 2.5, 'three', []]"),
                Arguments.of(Object.class, Map.of("a", Map.of("b", Arrays.asList(1, null))), "{'a': {'b': [1, None]}}"),
                Arguments.of(Object.class, 3.0, "3.0"),
                Arguments.of(
                        Book.class,
                        new Book("Emma", 1815, List.of("Jane Austen")),
                        "{'title': 'Emma', 'year': 1815, 'authors': ['Jane Austen']}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    <V> void value_ofOurs_isReadByDjango(Class<V> type, V value, String python) {
        shared.cache("shop", type).put("k", value);

        assertThat(django.repr("cache.get('k')")).isEqualTo(python);
    }

    @ParameterizedTest
    @MethodSource("values")
    <V> void value_ofDjango_isReadByOurs(Class<V> type, V value, String python) {
        django.eval("cache.set('k', " + python + ")");

        assertThat(shared.cache("shop", type).get("k")).isEqualTo(value);
    }

    static Stream<Arguments> textsOfDjango() {
        String dateTime = "datetime.datetime(2026, 11, 23, 19, 0, 0, 123000";
        return Stream.of(
                Arguments.of(
                        Instant.class,
                        dateTime + ", datetime.timezone.utc)",
                        Instant.parse("2026-11-23T19:00:00.123Z")),
                Arguments.of(
                        OffsetDateTime.class,
                        dateTime + ", datetime.timezone(datetime.timedelta(hours=2)))",
                        OffsetDateTime.parse("2026-11-23T19:00:00.123+02:00")),
                Arguments.of(LocalDateTime.class, dateTime + ")", LocalDateTime.parse("2026-11-23T19:00:00.123")),
                Arguments.of(LocalDate.class, "datetime.date(2026, 11, 23)", LocalDate.parse("2026-11-23")),
                Arguments.of(LocalTime.class, "datetime.time(19, 0, 1)", LocalTime.parse("19:00:01")),
                Arguments.of(Duration.class, "datetime.timedelta(days=1, seconds=90)", Duration.parse("PT24H1M30S")),
                Arguments.of(BigDecimal.class, "decimal.Decimal('12.50')", new BigDecimal("12.50")),
                Arguments.of(
                        UUID.class,
                        "uuid.UUID('123e4567-e89b-42d3-a456-426614174000')",
                        UUID.fromString("123e4567-e89b-42d3-a456-426614174000")));
    }

    @ParameterizedTest
    @MethodSource("textsOfDjango")
    void valueThatDjangoWritesAsText_isReadAsItsType(Class<?> type, String python, Object value) {
        django.eval("cache.set('k', " + python + ")");

        assertThat((Object) shared.cache("shop", type).get("k")).isEqualTo(value);
    }

    @Test
    void dateTimes_ofOurs_areIsoTextForDjango() {
        shared.cache("shop", Instant.class).put("instant", Instant.parse("2026-11-23T19:00:00.123Z"));
        shared.cache("shop", LocalDate.class).put("date", LocalDate.parse("2026-11-23"));

        assertThat(django.repr("cache.get('instant')")).isEqualTo("'2026-11-23T19:00:00.123Z'");
        assertThat(django.isTrue("datetime.date.fromisoformat(cache.get('date')) == datetime.date(2026, 11, 23)"))
                .isTrue();
    }

    @Test
    void null_isStoredAndNotAbsentOnBothSides() {
        Cache<String, String> ours = shared.cache("shop", String.class);
        django.eval("cache.set('django', None)");
        ours.put("ours", null);

        assertThat(ours.lookup("django").isFound()).isTrue();
        assertThat(ours.get("django")).isNull();
        assertThat(ours.lookup("absent").isFound()).isFalse();
        assertThat(django.repr("cache.get('ours', 'default')")).isEqualTo("None");
        assertThat(django.isTrue("'ours' in cache")).isTrue();
        assertThat(django.repr("cache.get('absent', 'default')")).isEqualTo("'default'");
    }

    // ------------------------------------------------------------------ keys

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "line\nbreak\r\n", "Größe", "書籍", "👩‍🚀", "a:b:c", "*?[a-z]\\^"})
    void key_isTheSameOnBothSides(String key) {
        Cache<String, String> ours = shared.cache("shop", String.class);
        ours.put(key, "ours");

        assertThat(django.texts("cache.keys('*')")).containsExactly(key);
        assertThat(django.repr("cache.get(args[0])", key)).isEqualTo("'ours'");
        django.eval("cache.set(args[0], 'django')", key);
        assertThat(ours.keys()).containsExactly(key);
        assertThat(ours.get(key)).isEqualTo("django");
        assertThat(django.isTrue("cache.delete(args[0])", key)).isTrue();
        assertThat(ours.contains(key)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "wild", "slash", "colon"})
    void prefix_isTheSameOnBothSides(String alias) {
        Cache<String, Integer> ours = shared.cache(alias, Integer.class);
        ours.put("one", 1);
        django.eval("caches[args[0]].set('two', 2)", alias);
        shared.server.command("SET", "pp[x]q:1:foreign", "1");

        assertThat(django.eval("caches[args[0]].get('one')", alias).intValue()).isEqualTo(1);
        assertThat(ours.get("two")).isEqualTo(2);
        assertThat(ours.keys()).containsExactlyInAnyOrder("one", "two");
        assertThat(ours.clear()).isEqualTo(2);
        assertThat(shared.server.command("DBSIZE")).isEqualTo("1");
    }

    @Test
    void keysAndDeletePattern_ofDjango_reachOurs() {
        Cache<String, Integer> ours = shared.cache("shop", Integer.class);
        Stream.of("foo-aa", "foo-ab", "foo-bb").forEach(key -> ours.put(key, 1));
        ours.withVersion(2).put("foo-aa", 2);
        shared.cache("wild", Integer.class).put("foo-aa", 3);

        assertThat(django.texts("cache.keys('foo-a*')")).containsExactlyInAnyOrder("foo-aa", "foo-ab");
        assertThat(django.texts("list(cache.iter_keys('*b'))")).containsExactlyInAnyOrder("foo-ab", "foo-bb");
        assertThat(django.eval("cache.delete_pattern('foo-a*')").intValue()).isEqualTo(2);
        assertThat(ours.keys()).containsExactly("foo-bb");
        assertThat(ours.withVersion(2).get("foo-aa")).isEqualTo(2);
        assertThat(shared.cache("wild", Integer.class).get("foo-aa")).isEqualTo(3);
    }

    // ------------------------------------------------------------------ time to live

    @Test
    void timeToLive_ofOurs_isReadByDjango() {
        Cache<String, String> ours = shared.cache("shop", String.class);
        ours.put("brief", "v", Expiry.after(Duration.ofSeconds(100)));
        ours.put("lasting", "v", Expiry.never());
        ours.put("usual", "v");

        assertThat(django.eval("cache.ttl('brief')").intValue()).isBetween(60, 100);
        assertThat(django.eval("cache.pttl('brief')").longValue()).isBetween(60_000L, 100_000L);
        assertThat(django.repr("cache.ttl('lasting')")).isEqualTo("None");
        assertThat(django.eval("cache.ttl('usual')").intValue()).isBetween(260, 300);
        assertThat(django.eval("cache.ttl('absent')").intValue()).isZero();
    }

    @Test
    void timeToLive_ofDjango_isReadByOurs() {
        Cache<String, String> ours = shared.cache("shop", String.class);
        django.eval("cache.set_many({'brief': 'v', 'persisted': 'v', 'touched': 'v'}, timeout=100)");
        django.eval("cache.set('lasting', 'v', timeout=None)");
        django.eval("cache.set('usual', 'v')");

        assertRemaining(ours.timeToLive("brief"), 60, 100);
        assertThat(ours.timeToLive("lasting")).isEqualTo(TimeToLive.never());
        assertRemaining(ours.timeToLive("usual"), 260, 300);
        assertThat(django.isTrue("cache.persist('persisted')")).isTrue();
        assertThat(ours.timeToLive("persisted")).isEqualTo(TimeToLive.never());
        assertThat(django.isTrue("cache.touch('touched', 1000)")).isTrue();
        assertRemaining(ours.timeToLive("touched"), 900, 1000);
        assertThat(django.isTrue("cache.expire('usual', 2000)")).isTrue();
        assertRemaining(ours.timeToLive("usual"), 1900, 2000);
        assertThat(django.isTrue("cache.pexpire('usual', 3000500)")).isTrue();
        assertRemaining(ours.timeToLive("usual"), 2900, 3001);
        assertThat(django.isTrue("cache.expire_at('usual', datetime.datetime.now() + datetime.timedelta(hours=2))"))
                .isTrue();
        assertRemaining(ours.timeToLive("usual"), 7000, 7201);
    }

    private static void assertRemaining(TimeToLive timeToLive, long from, long to) {
        assertThat(timeToLive.duration().orElseThrow()).isBetween(Duration.ofSeconds(from), Duration.ofSeconds(to));
    }

    // ------------------------------------------------------------------ versions, conditions, many keys

    @Test
    void version_isTheSameOnBothSides() {
        Cache<String, String> ours = shared.cache("shop", String.class);
        django.eval("cache.set('django', 'two', version=2)");
        ours.withVersion(2).put("ours", "two");

        assertThat(ours.contains("django")).isFalse();
        assertThat(ours.withVersion(2).get("django")).isEqualTo("two");
        assertThat(django.repr("cache.get('ours')")).isEqualTo("None");
        assertThat(django.repr("cache.get('ours', version=2)")).isEqualTo("'two'");
    }

    @Test
    void incrVersion_ofDjango_movesOurs() {
        Cache<String, String> ours = shared.cache("shop", String.class);
        ours.put("k", "v", Expiry.after(Duration.ofSeconds(100)));

        assertThat(django.eval("cache.incr_version('k')").intValue()).isEqualTo(2);

        assertThat(ours.contains("k")).isFalse();
        assertThat(ours.withVersion(2).get("k")).isEqualTo("v");
        assertRemaining(ours.withVersion(2).timeToLive("k"), 60, 100);
    }

    @Test
    @Contract(28)
    void add_fromBothSidesAtOnce_isWonByOne() throws Exception {
        Cache<String, String> ours = shared.cache("shop", String.class);

        long stored = together(
                "sum(cache.add('k%d' % i, 'django') for i in range(100))",
                () -> IntStream.range(0, 100)
                        .filter(i -> ours.putIfAbsent("k" + i, "ours"))
                        .count());

        assertThat(stored).isEqualTo(100);
        assertThat(ours.keys()).hasSize(100);
    }

    /** The sum of what four threads of Python and four of Java return that begin at about the same time. */
    private static long together(String python, Callable<Long> java) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<Future<Long>> results = new ArrayList<>();
            results.add(threads.submit(() ->
                    django.eval("sum(concurrently(4, lambda: " + python + "))").longValue()));
            for (int i = 0; i < 4; i++) {
                results.add(threads.submit(java));
            }
            long sum = 0;
            for (Future<Long> result : results) {
                sum += result.get(60, TimeUnit.SECONDS);
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void manyKeys_ofDjango_areOurs() {
        Cache<String, Integer> ours = shared.cache("shop", Integer.class);
        django.eval("cache.set_many({'a': 1, 'b': 2, 'c': 3}, timeout=100)");
        ours.put("d", 4);

        assertThat(ours.get("b")).isEqualTo(2);
        assertRemaining(ours.timeToLive("c"), 60, 100);
        assertThat(django.repr("sorted(cache.get_many(['a', 'd', 'absent']).items())"))
                .isEqualTo("[('a', 1), ('d', 4)]");
        assertThat(django.eval("cache.delete_many(['a', 'd', 'absent'])").intValue())
                .isEqualTo(2);
        assertThat(ours.keys()).containsExactlyInAnyOrder("b", "c");
    }

    // ------------------------------------------------------------------ counters

    @Test
    void incr_ofDjango_countsOurs() {
        Cache<String, Long> ours = shared.cache("shop", Long.class);
        ours.put("n", 41L, Expiry.after(Duration.ofSeconds(100)));

        assertThat(django.eval("cache.incr('n')").longValue()).isEqualTo(42);
        assertThat(django.eval("cache.decr('n', 50)").longValue()).isEqualTo(-8);
        assertThat(ours.get("n")).isEqualTo(-8);
        assertRemaining(ours.timeToLive("n"), 60, 100);
    }
}
