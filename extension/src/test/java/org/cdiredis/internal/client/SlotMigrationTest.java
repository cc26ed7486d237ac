package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.TestConnections;

/** Calls while a slot moves from one node of a cluster to another, which answer with {@code ASK} and {@code MOVED}. */
final class SlotMigrationTest {

    private static final int KEYS = 200;

    @Test
    void calls_whileASlotMoves_findTheirEntries() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        AtomicBoolean isOver = new AtomicBoolean();
        try (RedisCluster cluster = RedisCluster.start();
                TestCaches caches = new TestCaches()) {
            Cache<String, String> cache =
                    caches.cache(TestConnections.to(new Location.Cluster(TestConnections.servers(cluster.masters())))
                            .times(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10))
                            .settings());
            for (int i = 0; i < KEYS; i++) {
                assertThat(cache.put(key(i), "v" + i)).isTrue();
            }
            List<Future<Integer>> callers =
                    List.of(threads.submit(() -> call(cache, isOver)), threads.submit(() -> call(cache, isOver)));

            RedisServer source = cluster.ownerOf(":1:" + key(0));
            RedisServer target = cluster.masters().stream()
                    .filter(master -> master.port() != source.port())
                    .findFirst()
                    .orElseThrow();
            move(cluster, source, target);
            Thread.sleep(1_000); // the client finds the new owner
            isOver.set(true);

            for (Future<Integer> caller : callers) {
                assertThat(caller.get()).isPositive();
            }
            assertThat(cluster.ownerOf(":1:" + key(0)).port()).isEqualTo(target.port());
        } finally {
            isOver.set(true);
            threads.shutdownNow();
        }
    }

    private static String key(int number) {
        return "{moving}" + number;
    }

    /** Reads and writes all entries, over and over, and says how often. */
    private static int call(Cache<String, String> cache, AtomicBoolean isOver) {
        int rounds = 0;
        while (!isOver.get()) {
            List<CompletableFuture<String>> values = new ArrayList<>();
            List<CompletableFuture<Boolean>> puts = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                values.add(cache.async().get(key(i)).toCompletableFuture());
                puts.add(cache.async().put(key(i), "v" + i).toCompletableFuture());
            }
            for (int i = 0; i < KEYS; i++) {
                assertThat(values.get(i).join()).isEqualTo("v" + i);
                assertThat(puts.get(i).join()).isTrue();
            }
            rounds++;
        }
        return rounds;
    }

    private static void move(RedisCluster cluster, RedisServer source, RedisServer target) throws InterruptedException {
        String slot = source.command("CLUSTER", "KEYSLOT", "{moving}").strip();
        String sourceId = source.command("CLUSTER", "MYID").strip();
        String targetId = target.command("CLUSTER", "MYID").strip();
        target.command("CLUSTER", "SETSLOT", slot, "IMPORTING", sourceId);
        source.command("CLUSTER", "SETSLOT", slot, "MIGRATING", targetId);
        for (int i = 0; i < KEYS; i++) {
            source.command(
                    "MIGRATE", "127.0.0.1", Integer.toString(target.port()), ":1:" + key(i), "0", "5000", "REPLACE");
            Thread.sleep(2);
        }
        target.command("CLUSTER", "SETSLOT", slot, "NODE", targetId);
        source.command("CLUSTER", "SETSLOT", slot, "NODE", targetId);
        for (RedisServer master : cluster.masters()) {
            master.command("CLUSTER", "SETSLOT", slot, "NODE", targetId);
        }
    }
}
