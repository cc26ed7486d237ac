package org.cdiredis.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;

/**
 * Several JVMs count under locks, while they and Redis are stopped, killed and started again. Nobody enters while another is inside,
 * except where it is known that a lock was lost; and there the token keeps the count right.
 */
final class MutualExclusionTest {

    private static final int SECTIONS = 10_000;
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Longer than the lease, with room for a busy machine. */
    private static final long PAUSE_MILLIS = LockingNode.LEASE.toMillis() + 700;

    private final RedisServer server = RedisServer.start();
    private final GuardedStore store = new GuardedStore();
    private final LockingNodes nodes = new LockingNodes(Integer.toString(server.port()), store);

    @AfterEach
    void stop() throws InterruptedException {
        nodes.stop();
        store.close();
        server.resume();
        server.stop();
    }

    @Test
    void holders_ofManyProcesses_excludeEachOtherWhateverStopsOrDies() throws Exception {
        for (int i = 0; i < 3; i++) {
            nodes.start();
        }
        nodes.awaitSections(500);
        // Each process is stopped now and then, until one of them has been caught inside.
        for (int i = 0; i < 20 && (i < 4 || store.refusals() == 0); i++) {
            nodes.pause(i, PAUSE_MILLIS);
        }
        for (int i = 0; i < 2; i++) {
            nodes.killFirst();
            nodes.start();
            nodes.awaitSections(300);
            GuardedStore.Fault pause = store.fault(0);
            server.pause();
            Thread.sleep(PAUSE_MILLIS);
            server.resume();
            store.end(pause);
            nodes.awaitSections(300);
            GuardedStore.Fault restart = store.fault(0);
            server.kill();
            server.restart();
            store.end(restart);
            nodes.awaitSections(300);
        }
        await().atMost(LONG).until(() -> store.count() >= SECTIONS);
        nodes.killAll();

        assertThat(store.overlaps()).allMatch(GuardedStore.Overlap::isLossProven);
        assertThat(store.counters())
                .hasSize(LockingNode.LOCKS)
                .allSatisfy((lock, count) -> assertThat(count).isEqualTo(store.written(lock)));
        assertThat(store.refusals()).isPositive();
    }
}
