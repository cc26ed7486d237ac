package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;

/** What is in Redis with an option, and what without it. */
final class OptionsAtWorkTest {

    private static RedisServer redis;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    private static SessionNode node(Map<String, String> options) {
        return new SessionNode(redis.uri(), options);
    }

    /** The hash of a session. */
    private static String key(String id) {
        return redis.command("KEYS", "*:s:" + id.substring(0, 22));
    }

    @Test
    void touchInterval_accessesWithinIt_areNotWritten() throws InterruptedException {
        try (SessionNode rarely = node(Map.of("cdi-redis.session.touch-interval", "PT1M"));
                SessionNode always = node(Map.of())) {
            String id = rarely.create(session -> session.set("user", "ann"));
            String before = access(id);
            Thread.sleep(10); // Redis' clock has moved on

            assertThat(rarely.get(id, "user")).isEqualTo("ann");
            assertThat(access(id)).isEqualTo(before);
            assertThat(always.get(id, "user")).isEqualTo("ann");
            assertThat(access(id)).isNotEqualTo(before);
        }
    }

    private static String access(String id) {
        return redis.command("HGET", key(id), "\1a");
    }

    @Test
    void compressFrom_attributesOfSoManyBytes_areSmallerInRedis() {
        String text = "Dune ".repeat(1000);
        try (SessionNode compressing = node(Map.of("cdi-redis.session.compress-from", "1000"));
                SessionNode plain = node(Map.of())) {
            String large = compressing.create(session -> session.set("text", text));
            String small = compressing.create(session -> session.set("text", text.substring(0, 900)));
            String uncompressed = plain.create(session -> session.set("text", text));

            assertThat(compressing.get(large, "text")).isEqualTo(text);
            assertThat(redis.command("HVALS", key(large))).hasSizeLessThan(1000).doesNotContain("Dune Dune");
            assertThat(redis.command("HVALS", key(small))).contains(text.substring(0, 900));
            assertThat(redis.command("HVALS", key(uncompressed))).contains(text);
        }
    }

    @Test
    void immutableClasses_changesInPlace_areNotLookedFor() {
        try (SessionNode believing = node(Map.of("cdi-redis.session.immutable-classes", "java.util.ArrayList"));
                SessionNode comparing = node(Map.of())) {
            String id = comparing.create(session -> session.set("books", new ArrayList<>(List.of("Dune"))));

            believing.change(id, OptionsAtWorkTest::addEmma);
            assertThat(comparing.get(id, "books")).isEqualTo(List.of("Dune"));
            comparing.change(id, OptionsAtWorkTest::addEmma);
            assertThat(believing.get(id, "books")).isEqualTo(List.of("Dune", "Emma"));
        }
    }

    @SuppressWarnings("unchecked")
    private static void addEmma(LiveSession session) {
        Objects.requireNonNull((List<String>) session.get("books")).add("Emma");
    }
}
