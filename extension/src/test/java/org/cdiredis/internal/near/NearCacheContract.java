package org.cdiredis.internal.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.core.type.TypeReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Batch;
import org.cdiredis.Cache;
import org.cdiredis.CacheStatistics;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.Lookup;
import org.cdiredis.RedisCacheException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.ClearMode;
import org.cdiredis.internal.config.InvalidationKind;
import org.cdiredis.internal.config.NearCacheSettings;
import org.cdiredis.internal.config.TestSettings;

/** What near caches do that two nodes have in front of one Redis, whoever tells of changes. */
abstract class NearCacheContract {

    /** Cannot be changed. */
    record Book(String title, int pages) {}

    final RedisServer server = RedisServer.start();
    NearNode one;
    NearNode other;
    Cache<String, String> writer;
    Cache<String, String> reader;

    abstract InvalidationKind invalidation();

    @BeforeEach
    void start() {
        one = node(new NearCacheSettings.Entries(1_000), ClearMode.SCAN);
        other = node(new NearCacheSettings.Entries(1_000), ClearMode.SCAN);
        writer = one.cache();
        reader = other.cache();
    }

    NearNode node(NearCacheSettings.Bound bound, ClearMode clear) {
        return new NearNode(TestSettings.connection(server.port()), NearNode.settings(bound, invalidation()), clear);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        server.stop();
    }

    /** Waits for as long as an old value may be served at most. */
    static void withinBound(org.assertj.core.api.ThrowableAssert.ThrowingCallable assertion) {
        await().pollInterval(Duration.ofMillis(1)).atMost(NearNode.BOUND).untilAsserted(assertion::call);
    }

    void kept(String key, String value) {
        writer.put(key, value);
        withinBound(() -> assertThat(reader.get(key)).isEqualTo(value));
        NearNode.awaitHit(reader, key);
    }

    @Test
    void get_ofAKeptEntry_asksRedisForNothing() {
        kept("k", "v");
        long commands = reader.statistics().commands();

        assertThat(reader.get("k")).isEqualTo("v");
        assertThat(reader.getOrDefault("k", "other")).isEqualTo("v");
        assertThat(reader.lookup("k")).isEqualTo(Lookup.found("v"));
        assertThat(reader.getOrLoad("k", key -> "loaded", LoadPolicy.byDefault()))
                .isEqualTo("v");
        assertThat(reader.strict().get("k")).isEqualTo("v");
        assertThat(reader.async().get("k").toCompletableFuture()).isCompletedWithValue("v");

        assertThat(reader.statistics().commands()).isEqualTo(commands);
    }

    @Test
    void statistics_ofAScript_areExact() {
        writer.put("k", "v");
        NearNode.awaitHit(reader, "k");
        CacheStatistics before = reader.statistics();

        for (int i = 0; i < 10; i++) {
            reader.get("k");
        }
        reader.get("absent");

        CacheStatistics after = reader.statistics();
        assertThat(after.nearHits() - before.nearHits()).isEqualTo(10);
        assertThat(after.hits() - before.hits()).isEqualTo(10);
        assertThat(after.misses() - before.misses()).isOne();
    }

    @Test
    void writesOfAnotherNode_areSeenWithinTheBound() {
        Map<String, Consumer<Cache<String, String>>> writes = Map.ofEntries(
                Map.entry("put", cache -> cache.put("k", "new")),
                Map.entry("putIfPresent", cache -> cache.putIfPresent("k", "new", Expiry.byDefault())),
                Map.entry("putAll", cache -> cache.putAll(Map.of("k", "new", "l", "new"))),
                Map.entry("remove", cache -> cache.remove("k")),
                Map.entry("removeAll", cache -> cache.removeAll(List.of("k", "l"))),
                Map.entry("removeAll of a pattern", cache -> cache.removeAll("*")),
                Map.entry("clear", Cache::clear),
                Map.entry("expire", cache -> cache.expire("k", Expiry.after(Duration.ZERO))),
                Map.entry("incrementVersion", cache -> cache.incrementVersion("k", 1)),
                Map.entry(
                        "put of a view", cache -> cache.strict().withVersion(1).put("k", "new")),
                Map.entry("batch", cache -> {
                    Batch<String, String> batch = cache.batch();
                    batch.cache().put("k", "new");
                    batch.execute();
                }));
        writes.forEach((name, write) -> {
            kept("k", "old");

            write.accept(writer);

            withinBound(() -> assertThat(reader.get("k")).as(name).isNotEqualTo("old"));
        });
    }

    @Test
    void writeOfTheNodeItself_isSeenAtOnce() {
        for (int i = 0; i < 200; i++) {
            reader.put("k", "v" + i);
            assertThat(reader.get("k")).isEqualTo("v" + i);
            assertThat(reader.get("k")).isEqualTo("v" + i);
            reader.remove("k");
            assertThat(reader.get("k")).isNull();
        }
    }

    @Test
    void entry_neverOutlivesItsTimeToLive() {
        for (int i = 0; i < 5; i++) {
            String key = "short" + i;
            writer.put(key, "v", Expiry.after(Duration.ofMillis(300)));
            NearNode.awaitHit(reader, key);
            while (server.command("EXISTS", "books:1:" + key).equals("1")) {
                Object unused = reader.get(key);
            }
            assertThat(reader.get(key)).isNull();
        }
    }

    @Test
    void entryThatIsMadeToExpireSooner_isNotKeptLonger() {
        kept("k", "v");

        writer.expire("k", Expiry.after(Duration.ofMillis(100)));

        withinBound(() -> assertThat(reader.get("k")).isNull());
    }

    @Test
    void failedRead_isNotKept() {
        writer.put("k", "v");
        server.pause();
        NearNode impatient =
                new NearNode(TestSettings.connection(server.port()), NearNode.settings(invalidation()), ClearMode.SCAN);
        server.resume();
        Cache<String, String> cache = impatient.cache();
        server.kill();
        assertThatThrownBy(() -> cache.get("k")).isInstanceOf(RedisCacheException.class);
        server.restart();
        server.command("SET", "books:1:k", "\"other\"");

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(cache.get("k")).isEqualTo("other"));
        impatient.close();
    }

    @Test
    void valuesThatCannotBeChanged_areShared_othersAreNot() {
        Cache<String, Book> books = other.cache(Book.class);
        Cache<String, List<String>> lists = other.cache(new TypeReference<List<String>>() {}.getType());
        books.put("book", new Book("Emma", 474));
        lists.put("list", List.of("a"));
        NearNode.awaitHit(books, "book");
        NearNode.awaitHit(lists, "list");

        assertThat(books.get("book")).isEqualTo(new Book("Emma", 474)).isSameAs(books.get("book"));
        Objects.requireNonNull(lists.get("list")).add("b");
        assertThat(lists.get("list")).containsExactly("a");
    }

    @Test
    void storedNull_isKept_anAbsentEntryIsNot() {
        writer.put("null", null);
        NearNode.awaitHit(reader, "null");

        assertThat(reader.lookup("null")).isEqualTo(Lookup.found(null));
        assertThat(reader.getOrDefault("null", "d")).isNull();
        long commands = reader.statistics().commands();
        assertThat(reader.get("absent")).isNull();
        assertThat(reader.get("absent")).isNull();
        assertThat(reader.statistics().commands()).isGreaterThan(commands);
    }

    @Test
    void keptEntries_areAtMostTheMaximum() {
        try (NearNode small = node(new NearCacheSettings.Entries(50), ClearMode.SCAN);
                NearNode light = node(new NearCacheSettings.Bytes(50 * 1_150), ClearMode.SCAN)) {
            for (NearNode node : List.of(small, light)) {
                Cache<String, String> cache = node.cache();
                List<String> keys = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    keys.add("k" + i);
                    cache.put("k" + i, "x".repeat(1_000));
                }
                withinBound(() -> {
                    keys.forEach(cache::get);
                    keys.forEach(cache::get);
                    long before = cache.statistics().nearHits();
                    keys.forEach(cache::get);
                    assertThat(cache.statistics().nearHits() - before).isBetween(1L, 50L);
                });
            }
        }
    }

    @Test
    void clearByGeneration_isSeenByOthers() {
        try (NearNode a = node(new NearCacheSettings.Entries(100), ClearMode.GENERATION);
                NearNode b = node(new NearCacheSettings.Entries(100), ClearMode.GENERATION)) {
            Cache<String, String> here = a.cache();
            Cache<String, String> there = b.cache();
            here.put("k", "old");
            NearNode.awaitHit(there, "k");

            here.put("k", "new");
            withinBound(() -> assertThat(there.get("k")).isEqualTo("new"));
            NearNode.awaitHit(there, "k");
            here.clear();

            withinBound(() -> assertThat(there.get("k")).isNull());
            here.put("k", "newest");
            withinBound(() -> assertThat(there.get("k")).isEqualTo("newest"));
        }
    }

    @Test
    void viewsOfOtherPrefixes_areNotMixed() {
        kept("k", "v");
        reader.withPrefix("tenant").put("k", "of the tenant");
        reader.withVersion(2).put("k", "of version 2");

        for (int i = 0; i < 3; i++) {
            assertThat(reader.withPrefix("tenant").get("k")).isEqualTo("of the tenant");
            assertThat(reader.withVersion(2).get("k")).isEqualTo("of version 2");
            assertThat(reader.withVersion(3).get("k")).isNull();
            assertThat(reader.get("k")).isEqualTo("v");
        }
    }

    @Test
    void writesUnderLoad_areNeverSeenLaterThanTheBound_norUndone() {
        try (Growth growth = new Growth(writer, List.of(reader, other.cache()), "n")) {
            growth.run(Duration.ofSeconds(2), () -> {});
            growth.report(invalidation() + " without faults");
        }
    }

    @Test
    void connectionsThatAreCutUnderLoad_giveNoStaleReadAfterTheBound() {
        try (Growth growth = new Growth(writer, List.of(reader, other.cache()), "n")) {
            growth.run(Duration.ofSeconds(3), () -> {
                Thread.sleep(150);
                server.command("CLIENT", "KILL", "TYPE", "pubsub");
            });
            growth.report(invalidation() + " with cuts");
            assertThat(reader.statistics().nearHits()).isPositive();
        }
        kept("k", "again");
    }

    @Test
    void writesThatAConnectionMissed_areSeenWithinTheBound() {
        for (int i = 0; i < 3; i++) {
            kept("k", "old");
            server.command("CLIENT", "KILL", "TYPE", "pubsub");

            writer.put("k", "new");

            withinBound(() -> assertThat(reader.get("k")).isEqualTo("new"));
            NearNode.awaitHit(reader, "k");
            assertThat(reader.get("k")).isEqualTo("new");
        }
    }

    @Test
    void serverThatRestarts_isHeardAgain() {
        kept("k", "old");

        server.restart();

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(reader.get("k")).isNull());
        await().ignoreExceptions().untilAsserted(() -> kept("k", "new"));
    }

    @Test
    void connectionThatHangs_givesNoStaleReadAfterTheBound() throws Exception {
        try (StallingRelay relay = new StallingRelay(server.port());
                NearNode far = new NearNode(
                        TestSettings.connection(relay.port()), NearNode.settings(invalidation()), ClearMode.SCAN)) {
            Cache<String, String> cache = far.cache();
            cache.put("k", "old");
            NearNode.awaitHit(cache, "k");
            relay.stall(true);
            Object unused = cache.get("k");

            writer.put("k", "new");

            withinBound(() -> assertThat(cache.get("k")).isEqualTo("new"));
            await().until(() -> {
                long hits = cache.statistics().nearHits();
                assertThat(cache.get("k")).isEqualTo("new");
                return cache.statistics().nearHits() == hits;
            });
            relay.stall(false);
            NearNode.awaitHit(cache, "k"); // over a new connection
        }
    }

    @Test
    void getAll_takesWhatIsKept_andAsksRedisForTheRest() {
        kept("a", "1");
        kept("b", "2");
        writer.put("null", null);
        NearNode.awaitHit(reader, "null");
        writer.put("c", "3");
        long commands = reader.statistics().commands();
        long nearHits = reader.statistics().nearHits();

        Map<String, String> kept = reader.getAll(List.of("a", "null", "b"));
        assertThat(kept.keySet()).containsExactly("a", "null", "b");
        assertThat(kept).containsEntry("a", "1").containsEntry("b", "2");
        assertThat(kept.get("null")).isNull();
        assertThat(reader.statistics().commands()).isEqualTo(commands);
        assertThat(reader.statistics().nearHits()).isEqualTo(nearHits + 3);

        assertThat(reader.getAll(List.of("c", "b", "absent", "a")))
                .containsExactly(entry("c", "3"), entry("b", "2"), entry("a", "1"));
        assertThat(reader.statistics().commands()).isEqualTo(commands + 1);

        writer.put("a", "new");
        withinBound(
                () -> assertThat(reader.getAll(List.of("a", "b"))).containsExactly(entry("a", "new"), entry("b", "2")));
    }

    @Test
    void contains_ofAKeptEntry_asksRedisForNothing_andSeesRemovals() {
        kept("k", "v");
        long commands = reader.statistics().commands();

        assertThat(reader.contains("k")).isTrue();
        assertThat(reader.statistics().commands()).isEqualTo(commands);

        writer.remove("k");
        withinBound(() -> assertThat(reader.contains("k")).isFalse());
    }

    @Test
    void timeToLive_ofAKeptEntry_isThatOfRedis() {
        kept("k", "v");

        writer.expire("k", Expiry.after(Duration.ofSeconds(10)));

        assertThat(reader.timeToLive("k").duration())
                .hasValueSatisfying(left -> assertThat(left).isLessThanOrEqualTo(Duration.ofSeconds(10)));
        writer.persist("k");
        assertThat(reader.timeToLive("k")).isEqualTo(org.cdiredis.TimeToLive.never());
    }

    @Test
    void staleWindow_makesNobodyWait_loadsOnce_andTheNewValueIsSeenByAll() throws InterruptedException {
        LoadPolicy policy = LoadPolicy.byDefault()
                .withExpiry(Expiry.after(Duration.ofMillis(500)))
                .withStaleWindow(Duration.ofMinutes(1))
                .withSingleFlight(org.cdiredis.SingleFlight.CLUSTER);
        assertThat(writer.getOrLoad("k", key -> "old", policy)).isEqualTo("old");
        NearNode.awaitHit(reader, "k");
        Thread.sleep(600); // the stale window begins
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger loads = new AtomicInteger();
        Function<String, String> slow = key -> {
            loads.incrementAndGet();
            try {
                assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "new";
        };

        for (int i = 0; i < 20; i++) {
            assertThat(reader.getOrLoad("k", slow, policy)).isEqualTo("old");
            assertThat(writer.getOrLoad("k", slow, policy)).isEqualTo("old");
            assertThat(reader.get("k")).isEqualTo("old");
        }
        await().until(() -> loads.get() == 1);
        gate.countDown();

        await().untilAsserted(() -> assertThat(writer.get("k")).isEqualTo("new"));
        withinBound(() -> assertThat(reader.get("k")).isEqualTo("new"));
        assertThat(reader.getOrLoad("k", slow, policy)).isEqualTo("new");
        assertThat(loads).hasValue(1);
    }
}
