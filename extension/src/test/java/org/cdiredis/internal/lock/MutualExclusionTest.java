package org.cdiredis.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
    private final List<Process> nodes = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process node : nodes) {
            node.destroyForcibly().waitFor();
        }
        store.close();
        server.resume();
        server.stop();
    }

    @Test
    void holders_ofManyProcesses_excludeEachOtherWhateverStopsOrDies() throws Exception {
        for (int i = 0; i < 3; i++) {
            nodes.add(start());
        }
        awaitSections(500);
        // Each process is stopped now and then, until one of them has been caught inside.
        for (int i = 0; i < 20 && (i < 4 || store.refusals() == 0); i++) {
            pause(nodes.get(i % nodes.size()));
        }
        for (int i = 0; i < 2; i++) {
            kill(nodes.remove(0));
            nodes.add(start());
            awaitSections(300);
            GuardedStore.Fault fault = store.fault(0);
            server.pause();
            Thread.sleep(PAUSE_MILLIS);
            server.resume();
            awaitSections(300);
            server.kill();
            server.restart();
            awaitSections(300);
            store.end(fault);
        }
        await().atMost(LONG).until(() -> store.count() >= SECTIONS);
        for (Process node : nodes) {
            kill(node);
        }

        List<GuardedStore.Overlap> unproven = new ArrayList<>();
        store.overlaps(overlap -> {
            if (!overlap.isLossProven()) {
                unproven.add(overlap);
            }
        });
        assertThat(unproven).isEmpty();
        assertThat(store.counters())
                .hasSize(LockingNode.LOCKS)
                .allSatisfy((lock, count) -> assertThat(count).isEqualTo(store.written(lock)));
        assertThat(store.refusals()).isPositive();
    }

    private void awaitSections(int more) {
        int before = store.count();
        await().atMost(LONG).until(() -> store.count() >= before + more);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockingNode.class.getName(),
                        Integer.toString(server.port()),
                        Integer.toString(store.port()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void pause(Process node) throws IOException, InterruptedException {
        GuardedStore.Fault fault = store.fault(node.pid());
        signal("-STOP", node);
        Thread.sleep(PAUSE_MILLIS);
        signal("-CONT", node);
        awaitSections(100);
        store.end(fault);
    }

    private static void signal(String name, Process node) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(node.pid())).start().waitFor();
    }

    private void kill(Process node) throws InterruptedException {
        store.processDies(node.pid());
        node.destroyForcibly().waitFor();
    }
}
