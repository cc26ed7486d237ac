package org.cdiredis.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisSentinels;
import org.cdiredis.embedded.RedisServer;

/**
 * Several JVMs count under locks while the primary dies, and sentinels make a replica the primary. That has perhaps missed the last
 * locks: then two are inside, which is the documented limit. How often and how long is measured; the token keeps the count right.
 */
final class FailOverExclusionTest {

    private static final int SECTIONS = 5_000;
    private static final Duration LONG = Duration.ofSeconds(90);

    private final RedisSentinels redis = RedisSentinels.start();
    private final GuardedStore store = new GuardedStore();
    private final LockingNodes nodes = new LockingNodes(
            redis.sentinels().stream()
                    .map(RedisServer::port)
                    .map(String::valueOf)
                    .collect(Collectors.joining(",")),
            store);

    @AfterEach
    void stop() throws InterruptedException {
        nodes.stop();
        store.close();
        redis.close();
    }

    @Test
    void holders_excludeEachOtherButWhereAFailOverHasLostALock_andThereTheTokenTellsThem() throws Exception {
        for (int i = 0; i < 3; i++) {
            nodes.start();
        }
        nodes.awaitSections(500);
        for (int failOvers = 0; failOvers < 2; failOvers++) {
            RedisServer primary = redis.currentPrimary();
            GuardedStore.Fault failOver = store.fault(0);
            primary.kill();
            await().atMost(LONG).ignoreExceptions().until(() -> redis.currentPrimary() != primary);
            store.end(failOver);
            nodes.awaitSections(500);
        }
        await().atMost(LONG).until(() -> store.count() >= SECTIONS);
        nodes.killAll();

        List<GuardedStore.Overlap> overlaps = store.overlaps();
        assertThat(overlaps).allMatch(GuardedStore.Overlap::isLossProven);
        // Until the next renewal that finds the new primary.
        assertThat(overlaps).allMatch(overlap -> overlap.length().compareTo(LockingNode.LEASE) < 0);
        assertThat(store.counters())
                .hasSize(LockingNode.LOCKS)
                .allSatisfy((lock, count) -> assertThat(count).isEqualTo(store.written(lock)));
        System.getLogger(getClass().getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} sections, {1} refused, overlaps {2}",
                        store.count(),
                        store.refusals(),
                        overlaps.stream().map(GuardedStore.Overlap::length).toList());
    }
}
