package org.cdiredis.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jakarta.enterprise.inject.se.SeContainer;

import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

import org.cdiredis.AsyncCache;
import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.RedisCache;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.cdi.RedisExtension;
import org.cdiredis.internal.cdi.TestConfig;

/** What django-redis gets wrong and docs/reference/comparison-with-django-redis.md says is right here. */
final class BetterThanDjangoTest {

    private RedisServer server;
    private SeContainer container;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        String location = "location=redis://127.0.0.1:" + server.port();
        TestConfig.set(
                "cdi-redis." + location,
                "cdi-redis.deadline=PT20S",
                "cdi-redis.timeout=PT10S",
                "cdi-redis.cache.small.pool.max-size=3",
                "cdi-redis.cache.large.pool.max-size=17",
                "cdi-redis.cache.large.timeout=PT9S");
        container = new Weld()
                .disableDiscovery()
                .addExtension(new RedisExtension())
                .addBeanClass(BetterThanDjangoTest.class)
                .initialize();
    }

    @AfterEach
    void stop() {
        container.close();
        TestConfig.reset();
        server.stop();
    }

    @Test
    @Contract(166)
    void manyThreads_shareTheConnectionsOfThePool() throws Exception {
        Cache<String, String> cache = cache("small");
        ExecutorService threads = Executors.newFixedThreadPool(32);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < 320; i++) {
            String key = "k" + i;
            results.add(threads.submit(() -> cache.put(key, "v")));
        }

        for (Future<Boolean> result : results) {
            assertThat(result.get(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(connections()).isBetween(1L, 3L);
        threads.shutdownNow();
    }

    @Test
    @Contract(179)
    void cachesOfOneUrl_haveLimitsOfTheirOwn() {
        RedissonClient small = client("small");
        RedissonClient large = client("large");

        assertThat(small.getConfig().useSingleServer().getConnectionPoolSize()).isEqualTo(3);
        assertThat(large.getConfig().useSingleServer().getConnectionPoolSize()).isEqualTo(17);
        assertThat(small.getConfig().useSingleServer().getTimeout()).isEqualTo(10_000);
        assertThat(large.getConfig().useSingleServer().getTimeout()).isEqualTo(9_000);
    }

    @Test
    @Contract({103, 104})
    void cache_cannotBeClosed() {
        for (Class<?> type : List.of(Cache.class, AsyncCache.class, Caches.class)) {
            assertThat(AutoCloseable.class.isAssignableFrom(type)).isFalse();
            assertThat(Stream.of(type.getMethods()).map(Method::getName))
                    .noneMatch(name -> name.matches("(?i).*(close|shutdown|disconnect).*"));
        }
    }

    @Test
    @Contract(102)
    void clear_leavesWhateverElseIsInTheDatabase() {
        Cache<String, String> cache = cache("small");
        cache.put("k", "v");
        cache("large").put("k", "v");
        client("small").getBucket("small:lock").set("held");
        server.command("SET", "small:1", "no entry");

        assertThat(cache.clear()).isEqualTo(1);

        assertThat(cache("large").contains("k")).isTrue();
        assertThat(server.command("EXISTS", "small:lock", "small:1", "large:1:k"))
                .isEqualTo("3");
        assertThat(server.command("INFO", "commandstats")).doesNotContain("cmdstat_flushdb");
    }

    @Test
    @Contract(113)
    void whatPickleWrote_isAMissAndRunsNothing() {
        Cache<String, String> cache = cache("small");
        server.command("SET", "small:1:k", "cos\ngetcwd\n(tR.");

        assertThat(cache.lookup("k").isFound()).isFalse();
        assertThat(cache.contains("k")).isTrue();
        assertThat(cache.put("k", "v")).isTrue();
        assertThat(cache.timeToLive("k").duration().orElseThrow())
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    @Contract({95, 96, 98})
    void removeAll_ofAPattern_unlinksPageByPage() {
        Cache<String, String> cache = cache("small");
        cache.putAll(IntStream.range(0, 2_500).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v")));
        cache.put("other", "v");
        server.command("CONFIG", "RESETSTAT");

        assertThat(cache.removeAll("k*", 500)).isEqualTo(2_500);

        assertThat(calls("unlink")).isBetween(5L, 12L);
        assertThat(calls("scan")).isBetween(5L, 12L);
        assertThat(server.command("INFO", "commandstats"))
                .doesNotContain("cmdstat_keys", "cmdstat_del:", "cmdstat_multi");
        assertThat(cache.keys()).containsExactly("other");
    }

    @Test
    @Contract(189)
    void asyncMethods_costWhatTheOthersCost() {
        Cache<String, String> cache = cache("small");
        AsyncCache<String, Long> counters = container
                .select(Caches.class)
                .get()
                .get("small", String.class, Long.class)
                .async();
        cache.putAll(Map.of("a", "1", "b", "2", "c", "3"));
        server.command("CONFIG", "RESETSTAT");

        assertThat(cache.async()
                        .getAll(List.of("a", "b", "c"))
                        .toCompletableFuture()
                        .join())
                .hasSize(3);
        assertThat(cache.async()
                        .removeAll(List.of("a", "b", "c"))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(3);
        assertThat(counters.increment("n", 2, Expiry.never())
                        .toCompletableFuture()
                        .join())
                .isEqualTo(2);

        assertThat(calls("mget")).isEqualTo(1);
        assertThat(calls("get")).isZero();
        assertThat(calls("unlink")).isEqualTo(2); // of their leases, and of the entries
        assertThat(calls("psetex")).isZero();
    }

    /** How often the server has run a command, by itself or in a script. */
    private long calls(String command) {
        return Pattern.compile("cmdstat_" + command + ":calls=(\\d+),")
                .matcher(server.command("INFO", "commandstats"))
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private Cache<String, String> cache(String alias) {
        return container.select(Caches.class).get().get(alias, String.class, String.class);
    }

    private RedissonClient client(String alias) {
        return container
                .select(RedissonClient.class, RedisCache.Literal.of(alias))
                .get();
    }

    private long connections() {
        return server.command("CLIENT", "LIST")
                .lines()
                .filter(line -> line.contains("cmd=") && !line.contains("cmd=client|list"))
                .count();
    }
}
