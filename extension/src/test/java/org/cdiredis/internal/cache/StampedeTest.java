package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.Contract;
import org.cdiredis.embedded.RedisServer;

/** Many threads of several JVMs that want one entry at once. */
final class StampedeTest {

    private static final int NODES = 8;
    private static final int THREADS = 50;
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final Duration LEASE = Duration.ofSeconds(3);

    /** What a busy machine may add. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private static final List<NodeProcess> nodes = new ArrayList<>();
    private static RedisServer server;

    /** What the test is about: each has keys of its own. */
    private String key = "";

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        IntStream.range(0, NODES).forEach(i -> nodes.add(new NodeProcess(server.port(), WINDOW, LEASE)));
        nodes.forEach(node -> node.answer("ready"));
    }

    @AfterAll
    static void stop() {
        nodes.forEach(NodeProcess::close);
        server.stop();
    }

    /** No loader goes on waiting, whatever the test has come to. */
    @AfterEach
    void letLoadersGo() {
        letGo(key);
    }

    private static void letGo(String key) {
        server.command("SET", "go:" + key, "1");
    }

    @Test
    @Contract(44)
    void allThreadsOfAllJvms_missingOneKeyAtOnce_loadItOnce() {
        for (String next : List.of("a", "b", "c")) {
            key = next;
            nodes.forEach(node -> node.order("load " + key + " " + THREADS));
            nodes.forEach(node -> node.answer("calling"));
            letGo(key);

            List<String> results = nodes.stream().flatMap(StampedeTest::results).toList();

            assertThat(results).hasSize(NODES * THREADS).allMatch(result -> result.startsWith("loaded by "));
            assertThat(results).containsOnly(results.get(0));
            assertThat(loads(key)).isOne();
            assertThat(server.command("EXISTS", "cdi-redis:load:{:1:" + key + "}"))
                    .isEqualTo("0");
        }
    }

    @Test
    @Contract(183)
    void allThreadsOfAllJvms_inTheStaleWindow_getTheOldValueWhileOneLoads() {
        key = "stale";
        putStale(key);
        nodes.forEach(node -> node.order("load stale " + THREADS));

        // Nobody has let the loader go on yet, so whoever has a result has not waited for it.
        assertThat(nodes.stream().flatMap(StampedeTest::results))
                .hasSize(NODES * THREADS)
                .containsOnly("old");
        await().atMost(SLACK).untilAsserted(() -> assertThat(loads("stale")).isOne());

        letGo(key);
        await().atMost(SLACK)
                .untilAsserted(
                        () -> assertThat(server.command("GET", ":1:stale")).startsWith("\"loaded by "));
        assertThat(loads("stale")).isOne();
        nodes.get(0).order("load stale 1");
        assertThat(nodes.get(0).answer("result")).startsWith("loaded by ");
    }

    @Test
    @Contract(183)
    void refreshesThatFail_leaveTheOldValueAndAreTriedOncePerSecond() {
        key = "failing";
        putStale(key);
        letGo(key);
        long start = System.nanoTime();

        for (int round = 0; round < 5; round++) {
            nodes.forEach(node -> node.order("fail failing " + THREADS));
            assertThat(nodes.stream().flatMap(StampedeTest::results))
                    .hasSize(NODES * THREADS)
                    .containsOnly("old");
        }

        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat(loads("failing")).isBetween(1L, seconds + 1);
        assertThat(server.command("GET", ":1:failing")).isEqualTo("\"old\"");
    }

    @Test
    @Contract(46)
    void loaderThatIsKilled_isFollowedByAnotherOneWithinTheLease() {
        key = "dying";
        NodeProcess killed = new NodeProcess(server.port(), WINDOW, LEASE);
        killed.answer("ready");
        killed.order("load dying 1").answer("loading");
        List<NodeProcess> others = nodes.subList(0, 3);
        others.forEach(node -> node.order("load dying " + THREADS).answer("calling"));

        // A loader that takes longer than the lease keeps it.
        await().during(LEASE.plusSeconds(1))
                .atMost(LEASE.plus(SLACK))
                .untilAsserted(() -> assertThat(loads("dying")).isOne());
        killed.close();

        await().atMost(LEASE.plus(SLACK))
                .untilAsserted(() -> assertThat(loads("dying")).isEqualTo(2));
        letGo(key);
        List<String> results = others.stream().flatMap(StampedeTest::results).toList();
        assertThat(results).hasSize(3 * THREADS).containsOnly(results.get(0));
        assertThat(results.get(0)).startsWith("loaded by ");
        assertThat(loads("dying")).isEqualTo(2);
    }

    private static Stream<String> results(NodeProcess node) {
        return IntStream.range(0, THREADS).mapToObj(i -> node.answer("result"));
    }

    private static long loads(String key) {
        String count = server.command("GET", "loads:" + key);
        return count.isEmpty() ? 0 : Long.parseLong(count);
    }

    /** An entry that has half of its window left. */
    private static void putStale(String key) {
        server.command("SET", ":1:" + key, "\"old\"", "PX", String.valueOf(WINDOW.toMillis() / 2));
    }
}
