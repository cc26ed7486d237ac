package org.cdiredis.internal.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.AsyncCache;
import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.TestSettings;

/** What a node does not keep is read from Redis with its time to live, over the connection of all threads. */
final class NearMissTest {

    private static final int MANY = 1_000;

    private final RedisServer server = RedisServer.start();
    private final NearNode node = new NearNode(TestSettings.connection(server.port()));

    @AfterEach
    void stop() {
        node.close();
        server.stop();
    }

    private long stat(String name) {
        String label = name + ":";
        return server.command("INFO", "stats")
                .lines()
                .filter(line -> line.startsWith(label))
                .mapToLong(line -> Long.parseLong(line.substring(label.length())))
                .sum();
    }

    private void fill() {
        for (int i = 0; i < MANY; i++) {
            server.command("SET", "books:1:k" + i, "\"v" + i + "\"", "PX", "60000");
        }
    }

    private static void assertValues(List<CompletableFuture<String>> values) {
        for (int i = 0; i < MANY; i++) {
            assertThat(values.get(i).join()).isEqualTo("v" + i);
        }
    }

    @Test
    void misses_whileOthersAreUnderWay_leaveTogether() {
        Cache<String, String> cache = node.cache();
        AsyncCache<String, String> async = cache.async();
        fill();
        long before = stat("total_reads_processed");

        assertValues(IntStream.range(0, MANY)
                .mapToObj(i -> async.get("k" + i).toCompletableFuture())
                .toList());

        assertThat(stat("total_reads_processed") - before).isLessThan(MANY / 2);
        assertThat(cache.statistics().nearHits()).isPositive();
    }

    @Test
    void loadsWithAStaleWindow_whileOthersAreUnderWay_leaveTogether() {
        AsyncCache<String, String> async = node.cache().async();
        fill();
        LoadPolicy policy = LoadPolicy.byDefault().withStaleWindow(Duration.ofSeconds(1));
        long before = stat("total_reads_processed");

        assertValues(IntStream.range(0, MANY)
                .mapToObj(i -> async.getOrLoad("k" + i, key -> CompletableFuture.completedFuture("loaded"), policy)
                        .toCompletableFuture())
                .toList());

        assertThat(stat("total_reads_processed") - before).isLessThan(MANY / 2);
    }

    @Test
    void entryThatExpiresBetweenTheTwoCommands_isNotKept() {
        Cache<String, String> cache = node.cache();
        for (int i = 0; i < 200; i++) {
            cache.put("k", "v", Expiry.after(Duration.ofMillis(3)));
            while (cache.get("k") != null) {
                Thread.onSpinWait();
            }
            assertThat(server.command("EXISTS", "books:1:k")).isEqualTo("0");
        }
    }
}
