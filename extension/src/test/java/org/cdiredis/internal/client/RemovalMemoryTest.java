package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.TestSettings;

/** Removing by pattern holds a page of keys at a time, however many there are. */
final class RemovalMemoryTest {

    private static final int KEYS = 1_000_000;

    /** A million keys, of which each takes a text and its bytes, are several times as much. */
    private static final long MOST_BYTES = 24L << 20;

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    @Contract({95, 96})
    void removeAll_ofAMillionMatches_keepsTheHeapFlat() throws InterruptedException {
        try (RedisServer server = RedisServer.builder()
                        .option("enable-debug-command", "local")
                        .start();
                TestCaches caches = new TestCaches()) {
            Cache<String, String> cache = caches.cache(TestSettings.connection(server.port()));
            cache.put("connected", "v");
            server.command("DEBUG", "POPULATE", String.valueOf(KEYS), ":1:key", "10");
            long before = Math.min(used(), used());
            long most = before;
            int looks = 0;

            CompletionStage<Long> removal = cache.async().removeAll("key:*");
            CompletableFuture<Long> removed = removal.toCompletableFuture();
            while (!removed.isDone()) {
                most = Math.max(most, used());
                Thread.sleep(200); // a collection stops the removal, too
                looks++;
            }

            assertThat(removed.join()).isEqualTo(KEYS);
            assertThat(looks).isGreaterThan(3);
            assertThat(most - before).isLessThan(MOST_BYTES);
        }
    }
}
