package org.cdiredis.internal.cache;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.TimeToLive;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.commands.CommandsFactory;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.TestSettings;

/** How far the expiry of entries is spread that are stored together: in Redis, whose clock goes on, and to the millisecond. */
final class JitterTest {

    private static final Duration TTL = Duration.ofHours(1);
    private static final Duration WINDOW = Duration.ofHours(2);
    private static final long MINUTE = 60_000;

    private static final Clients clients = new Clients();
    private static RedisServer server;

    private final InMemoryCacheTest inMemory = new InMemoryCacheTest();
    private final Map<String, String> thousand =
            IntStream.range(0, 1000).mapToObj(i -> "k" + i).collect(toMap(Function.identity(), Function.identity()));

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        clients.close();
        server.stop();
    }

    @BeforeEach
    void flush() {
        server.command("FLUSHALL");
    }

    @Test
    void entriesPutTogether_expireWithinTheFractionBeforeTheirTime() {
        redis().jitter(0.5, new Random(7)::nextDouble)
                .expiry(Expiry.after(TTL))
                .cache(String.class)
                .putAll(thousand);

        LongSummaryStatistics left = left();
        assertThat(left.getMax()).isBetween(58 * MINUTE, 60 * MINUTE);
        assertThat(left.getMin()).isBetween(28 * MINUTE, 32 * MINUTE);
        assertThat(left.getAverage()).isBetween(43.0 * MINUTE, 47.0 * MINUTE);
    }

    @Test
    void entriesPutTogether_expireTogetherByDefault() {
        redis().expiry(Expiry.after(TTL)).cache(String.class).putAll(thousand);

        assertThat(left().getMin()).isGreaterThan(58 * MINUTE);
    }

    private LongSummaryStatistics left() {
        assertThat(server.command("DBSIZE")).isEqualTo("1000");
        return thousand.keySet().stream()
                .mapToLong(key -> Long.parseLong(server.command("PTTL", ":1:" + key)))
                .summaryStatistics();
    }

    @Test
    void entriesThatArePutOrLoaded_areShortened() {
        Cache<String, String> cache = half().cache(String.class);

        cache.put("put", "v", Expiry.after(TTL));
        cache.putIfAbsent("putIfAbsent", "v", Expiry.after(TTL));
        cache.put("putIfPresent", "v", Expiry.never());
        cache.putIfPresent("putIfPresent", "v", Expiry.after(TTL));
        cache.putAll(Map.of("putAll", "v"), Expiry.after(TTL));
        cache.getOrLoad("loaded", key -> "v", LoadPolicy.byDefault().withExpiry(Expiry.after(TTL)));

        for (String key : List.of("put", "putIfAbsent", "putIfPresent", "putAll", "loaded")) {
            assertThat(cache.timeToLive(key)).as(key).isEqualTo(TimeToLive.remaining(TTL.dividedBy(2)));
        }
    }

    @Test
    void staleWindow_beginsEarlierAndIsAsLong() {
        Cache<String, String> cache = half().staleWindow(WINDOW).cache(String.class);
        cache.put("k", "v", Expiry.after(TTL));

        assertThat(cache.timeToLive("k")).isEqualTo(TimeToLive.remaining(TTL.dividedBy(2)));
        inMemory.pass(TTL.dividedBy(2).plus(WINDOW).minusMillis(1));
        assertThat(cache.get("k")).isEqualTo("v");
        inMemory.pass(Duration.ofMillis(1));
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    void otherTimes_areExact() {
        Cache<String, Long> cache = half().cache(Long.class);

        cache.increment("counter", 1, Expiry.after(TTL));
        cache.put("ever", 1L, Expiry.never());
        cache.put("expire", 1L, Expiry.never());
        cache.expire("expire", Expiry.after(TTL));
        cache.put("expireAt", 1L, Expiry.never());
        cache.expireAt("expireAt", inMemory.now().plus(TTL));

        assertThat(cache.timeToLive("ever")).isEqualTo(TimeToLive.never());
        assertThat(cache.put("immediate", 1L, Expiry.after(Duration.ZERO))).isFalse();
        for (String key : List.of("counter", "expire", "expireAt")) {
            assertThat(cache.timeToLive(key)).as(key).isEqualTo(TimeToLive.remaining(TTL));
        }
    }

    @Test
    void wholeTime_leavesAMillisecond() {
        assertThat(new Jitter(1, () -> 1).shorten(TTL)).isEqualTo(Duration.ofMillis(1));
        assertThat(new Jitter(1, () -> 0).shorten(TTL)).isEqualTo(TTL);
        assertThat(new Jitter(0.5, () -> 1).shorten(Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(new Jitter(0.5, () -> 0.5).shorten(Expiry.MAXIMUM)).isLessThan(Expiry.MAXIMUM);
    }

    private static ContractCaches.Settings redis() {
        return new ContractCaches(new StoreInRedis() {
                    @Override
                    public RedisCommands commands(String cache) {
                        return CommandsFactory.create(
                                cache, TestSettings.connection(server.port()), BreakerSettings.OFF, clients);
                    }

                    @Override
                    public void putOtherType(String physicalKey) {
                        throw new UnsupportedOperationException();
                    }
                })
                .with();
    }

    /** Always the earliest of half of the time. */
    private ContractCaches.Settings half() {
        return new ContractCaches(inMemory).with().jitter(0.5, () -> 1);
    }
}
