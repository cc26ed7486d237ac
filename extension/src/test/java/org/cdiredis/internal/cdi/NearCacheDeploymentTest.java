package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.Stream;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.howto.Covers;

/** The options of near caches, as an application configures them. */
final class NearCacheDeploymentTest {

    private static final String NEAR = "cdi-redis.cache.covers.near-cache.";
    private static final String SIZE = NEAR + "max-size=100";

    @AfterEach
    void reset() {
        TestConfig.reset();
    }

    @Test
    void coversOfTheHowTo_areKept_andChange() {
        TestConfig.set("cdi-redis.location=embedded:", SIZE, "cdi-redis.deadline=PT20S", "cdi-redis.timeout=PT10S");
        try (WeldContainer container = container()) {
            Covers covers = container.select(Covers.class).get();
            assertThat(covers.title("1")).isEqualTo("?");
            covers.print("1", new Covers.Cover("Emma", "Austen"));
            await().untilAsserted(() -> {
                assertThat(covers.title("1")).isEqualTo("Emma");
                assertThat(covers.kept()).isPositive();
            });

            covers.print("1", new Covers.Cover("Emma (2nd ed.)", "Austen"));

            assertThat(covers.title("1")).isEqualTo("Emma (2nd ed.)");
        }
    }

    @Test
    void stop_leavesNoConnection_norDoesADeploymentAnew() {
        try (RedisServer server = RedisServer.start()) {
            TestConfig.set("cdi-redis.location=" + server.uri(), SIZE);
            for (int deployment = 0; deployment < 3; deployment++) {
                try (WeldContainer container = container()) {
                    Covers covers = container.select(Covers.class).get();
                    covers.print("1", new Covers.Cover("Emma", "Austen"));
                    await().untilAsserted(() -> {
                        assertThat(covers.title("1")).isEqualTo("Emma");
                        assertThat(covers.kept()).isPositive();
                    });
                    // of the pool, the one that all calls share, and the one that tells of changes
                    assertThat(connections(server)).isGreaterThanOrEqualTo(3);
                }
                await().untilAsserted(() -> assertThat(connections(server)).isZero());
            }
        }
    }

    private static long connections(RedisServer server) {
        return server.command("CLIENT", "LIST")
                .lines()
                .filter(line -> !line.isBlank() && !line.contains("cmd=client|list"))
                .count();
    }

    @Test
    void ownBound_beatsTheOtherOneForAll() {
        TestConfig.set("cdi-redis.location=redis://127.0.0.1:1", SIZE, "cdi-redis.near-cache.max-bytes=1000");
        try (WeldContainer container = container()) {
            assertThat(container.select(Covers.class).get()).isNotNull();
        }
    }

    @Test
    void optionsForAll_areNoMistakeWithoutABound() {
        TestConfig.set("cdi-redis.location=redis://127.0.0.1:1", "cdi-redis.near-cache.ttl=PT1S");
        try (WeldContainer container = container()) {
            assertThat(container.select(Covers.class).get()).isNotNull();
        }
    }

    @Test
    void twoBounds_areRefused() {
        assertProblem(
                "CDIREDIS00040: " + NEAR + "max-size and " + NEAR
                        + "max-bytes are both configured. Remove one: a near cache is bounded by entries or by bytes",
                SIZE,
                NEAR + "max-bytes=1000");
    }

    @Test
    void channelWithReadsFromReplicas_isRefused() {
        assertProblem(
                "CDIREDIS00041: " + NEAR
                        + "invalidation = \"channel\": a replica may still have the old value when a node"
                        + " hears of a write, which would then keep it. Set cdi-redis.cache.covers.read-from to primary,"
                        + " or use tracking",
                SIZE,
                NEAR + "invalidation=channel",
                "cdi-redis.cache.covers.topology=cluster");
    }

    @Test
    void channelOfShards_isRefused() {
        assertProblem(
                "CDIREDIS00042: " + NEAR
                        + "invalidation = \"channel\": servers that don't know each other have no channel in common. Use"
                        + " tracking",
                SIZE,
                NEAR + "invalidation=channel",
                "cdi-redis.cache.covers.topology=sharded");
    }

    @Test
    void optionWithoutABound_isRefused() {
        assertProblem(
                "CDIREDIS00043: " + NEAR + "ttl means nothing without a near cache. Set " + NEAR + "max-size or " + NEAR
                        + "max-bytes, or remove the option",
                NEAR + "ttl=PT1S");
    }

    @Test
    void wrongValues_areRefused() {
        assertProblem(
                "CDIREDIS00002: " + NEAR + "max-size = \"0\": not an integer from 1 to 2147483647",
                NEAR + "max-size=0");
        assertProblem(
                "CDIREDIS00002: " + NEAR + "max-bytes = \"-1\": not an integer from 1 to 2147483647",
                NEAR + "max-bytes=-1");
        assertProblem(
                "CDIREDIS00002: " + NEAR
                        + "ttl = \"soon\": not an ISO-8601 duration. Write PT1M for a minute, for example",
                SIZE,
                NEAR + "ttl=soon");
        assertProblem(
                "CDIREDIS00002: " + NEAR + "max-staleness = \"PT0S\": out of range. Write PT0.02S to PT1M",
                SIZE,
                NEAR + "max-staleness=PT0S");
        assertProblem(
                "CDIREDIS00002: " + NEAR + "invalidation = \"hope\": no such value. Write tracking, channel",
                SIZE,
                NEAR + "invalidation=hope");
    }

    private static void assertProblem(String problem, String... lines) {
        TestConfig.set(Stream.concat(Stream.of("cdi-redis.location=redis://127.0.0.1:1"), Stream.of(lines))
                .toArray(String[]::new));

        Throwable failure = catchThrowable(NearCacheDeploymentTest::container);

        assertThat(failure).isNotNull();
        assertThat(List.of(String.valueOf(failure.getMessage()).split("\n")))
                .anySatisfy(line -> assertThat(line).endsWith(problem));
    }

    private static WeldContainer container() {
        return new Weld()
                .disableDiscovery()
                .addExtension(new RedisExtension())
                .beanClasses(Covers.class)
                .initialize();
    }
}
