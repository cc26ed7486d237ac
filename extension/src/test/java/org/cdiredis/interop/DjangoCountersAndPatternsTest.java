package org.cdiredis.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.NoSuchEntryException;
import org.cdiredis.TimeToLive;
import org.cdiredis.WrongTypeException;

/** A Python process with django-redis and a cache of ours count, list, move and remove each other's entries. */
final class DjangoCountersAndPatternsTest extends DjangoFixture {

    @BeforeAll
    static void start() throws Exception {
        start(OPTIONS, Map.of());
    }

    // ------------------------------------------------------------------ counters

    @Test
    @Contract({58, 62})
    void counter_isCountedByBothSides() {
        Cache<String, Long> ours = shared.cache("shop", Long.class);
        django.eval("cache.set('n', 40, timeout=100)");

        assertThat(ours.increment("n")).isEqualTo(41);
        assertThat(django.eval("cache.incr('n', 10)").longValue()).isEqualTo(51);
        assertThat(ours.decrement("n", 60)).isEqualTo(-9);
        assertThat(django.eval("cache.decr('n')").longValue()).isEqualTo(-10);
        assertThat(django.repr("cache.get('n')")).isEqualTo("-10");
        assertThat(ours.get("n")).isEqualTo(-10);
        assertRemaining(ours.timeToLive("n"), 60, 100);
    }

    @Test
    @Contract(65)
    void counter_countedByBothSidesAtOnce_losesNothing() throws Exception {
        Cache<String, Long> ours = shared.cache("shop", Long.class);
        django.eval("cache.set('n', 0)");
        ExecutorService threads = Executors.newFixedThreadPool(9);
        List<Future<?>> results = new ArrayList<>();
        results.add(threads.submit(
                () -> django.eval("len(concurrently(8, lambda: [cache.incr('n') for i in range(200)]))")));
        for (int i = 0; i < 8; i++) {
            results.add(threads.submit(() -> {
                for (int j = 0; j < 200; j++) {
                    ours.increment("n");
                }
            }));
        }
        for (Future<?> result : results) {
            result.get(60, TimeUnit.SECONDS);
        }
        threads.shutdownNow();

        assertThat(ours.get("n")).isEqualTo(3200);
        assertThat(django.repr("cache.get('n')")).isEqualTo("3200");
    }

    @Test
    void counterBeyondTheDoubles_isExactHereWhicheverSideMadeIt() {
        Cache<String, Long> ours = shared.cache("shop", Long.class);
        django.eval("cache.set('n', 2 ** 53)");

        assertThat(ours.increment("n")).isEqualTo(9_007_199_254_740_993L);
        assertThat(django.repr("cache.get('n')")).isEqualTo("9007199254740993");
    }

    @Test
    void fraction_ofEitherSide_isCountedByOurs() {
        Cache<String, Double> ours = shared.cache("shop", Double.class);
        django.eval("cache.set('f', 1.5)");

        assertThat(ours.increment("f", 2.25)).isEqualTo(3.75);
        assertThat(django.repr("cache.get('f')")).isEqualTo("3.75");
        assertThat(django.eval("cache.incr('f')").doubleValue()).isEqualTo(4.75);
        assertThat(ours.get("f")).isEqualTo(4.75);
    }

    @Test
    @Contract({59, 68})
    void counterThatIsMissingOrText_isRefusedOnBothSides() {
        Cache<String, Long> ours = shared.cache("shop", Long.class);
        django.eval("cache.set('text', 'Emma')");

        assertThatThrownBy(() -> ours.increment("absent")).isInstanceOf(NoSuchEntryException.class);
        assertThatThrownBy(() -> django.eval("cache.incr('absent')")).hasMessageContaining("ValueError");
        assertThatThrownBy(() -> ours.increment("text")).isInstanceOf(WrongTypeException.class);
        assertThat(django.repr("cache.get('text')")).isEqualTo("'Emma'");
    }

    @Test
    void counterThatOursBegins_isCountedByDjango() {
        Cache<String, Long> ours = shared.cache("shop", Long.class);

        assertThat(ours.increment("n", 5, Expiry.after(Duration.ofSeconds(100))))
                .isEqualTo(5);
        assertThat(django.eval("cache.incr('n')").longValue()).isEqualTo(6);
        assertThat(django.eval("cache.ttl('n')").intValue()).isBetween(60, 100);
    }

    // ------------------------------------------------------------------ time to live and versions

    @Test
    void timeToLive_setByOurs_isReadByDjango() {
        Cache<String, String> ours = shared.cache("shop", String.class);
        django.eval("cache.set('k', 'v', timeout=100)");

        assertThat(ours.persist("k")).isTrue();
        assertThat(django.repr("cache.ttl('k')")).isEqualTo("None");
        assertThat(ours.expire("k", Expiry.after(Duration.ofSeconds(1000)))).isTrue();
        assertThat(django.eval("cache.pttl('k')").longValue()).isBetween(900_000L, 1_000_000L);
        assertThat(ours.touch("k")).isTrue();
        assertThat(django.eval("cache.ttl('k')").intValue()).isBetween(260, 300);
        assertThat(ours.expireAt("k", Instant.now().plusSeconds(7200))).isTrue();
        assertThat(django.eval("cache.ttl('k')").intValue()).isBetween(7100, 7200);
        assertThat(ours.expire("k", Expiry.after(Duration.ZERO))).isTrue();
        assertThat(django.isTrue("'k' in cache")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "a:b:c", "書籍"})
    void incrementVersion_ofOurs_movesDjangos(String key) {
        Cache<String, String> ours = shared.cache("shop", String.class);
        django.eval("cache.set(args[0], None, timeout=100)", key);

        assertThat(ours.incrementVersion(key)).isEqualTo(2);
        assertThat(django.isTrue("args[0] in cache", key)).isFalse();
        assertThat(django.isTrue("cache.has_key(args[0], version=2)", key)).isTrue();
        assertThat(django.eval("cache.ttl(args[0], version=2)", key).intValue()).isBetween(60, 100);
        assertThat(ours.withVersion(2).decrementVersion(key)).isEqualTo(1);
        assertThat(django.isTrue("args[0] in cache", key)).isTrue();
    }

    private static void assertRemaining(TimeToLive timeToLive, long from, long to) {
        assertThat(timeToLive.duration().orElseThrow()).isBetween(Duration.ofSeconds(from), Duration.ofSeconds(to));
    }

    // ------------------------------------------------------------------ patterns and many keys

    @ParameterizedTest
    @ValueSource(strings = {"shop", "wild", "slash", "colon"})
    void keysAndRemoveAll_byPattern_reachDjangos(String alias) {
        Cache<String, Integer> ours = shared.cache(alias, Integer.class);
        django.eval("caches[args[0]].set_many({'foo-aa': 1, 'foo-ab': 2, 'foo-bb': 3})", alias);
        django.eval("caches[args[0]].set('foo-aa', 4, version=2)", alias);
        shared.server.command("SET", "pp[x]q:1:foo-aa", "5");

        assertThat(ours.keys("foo-a*")).containsExactlyInAnyOrder("foo-aa", "foo-ab");
        assertThat(ours.keys("*[b]")).containsExactlyInAnyOrder("foo-ab", "foo-bb");
        assertThat(ours.removeAll("foo-a*")).isEqualTo(2);
        assertThat(ours.removeAll("foo-a*")).isZero();
        assertThat(django.eval("caches[args[0]].get('foo-bb')", alias).intValue())
                .isEqualTo(3);
        assertThat(django.eval("caches[args[0]].get('foo-aa', version=2)", alias)
                        .intValue())
                .isEqualTo(4);
        assertThat(shared.server.command("EXISTS", "pp[x]q:1:foo-aa")).isEqualTo("1");
    }

    @Test
    @Contract({47, 48, 52, 56})
    void manyKeys_ofBothSides_areTheSame() {
        Cache<String, String> ours = shared.cache("shop", String.class);
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("a", "1");
        entries.put("b", null);

        assertThat(ours.putAll(entries, Expiry.after(Duration.ofSeconds(100)))).isEmpty();
        assertThat(django.repr("sorted(cache.get_many(['a', 'b', 'absent']).items())"))
                .isEqualTo("[('a', '1'), ('b', None)]");
        assertThat(django.eval("cache.ttl('b')").intValue()).isBetween(60, 100);
        django.eval("cache.set_many({'c': 'Größe', 'd': None})");
        assertThat(ours.getAll(List.of("d", "absent", "c", "a")).keySet()).containsExactly("d", "c", "a");
        assertThat(ours.getAll(List.of("c", "d")).values()).containsExactlyElementsOf(Arrays.asList("Größe", null));
        assertThat(ours.removeAll(List.of("c", "absent", "d"))).isEqualTo(2);
        assertThat(django.texts("cache.keys('*')")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    @Contract(33)
    void withPrefix_reachesAnotherOfDjangosCaches() {
        Cache<String, Integer> ours = shared.cache("shop", Integer.class);
        Stream.of("shop", "wild").forEach(alias -> django.eval("caches[args[0]].set('k', 1)", alias));

        assertThat(ours.withPrefix(SharedWithDjango.PREFIXES.get("wild")).remove("k"))
                .isTrue();
        assertThat(django.isTrue("'k' in caches['wild']")).isFalse();
        assertThat(ours.contains("k")).isTrue();
    }
}
