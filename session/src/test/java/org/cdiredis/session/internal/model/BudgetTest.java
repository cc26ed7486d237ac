package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.Monitor;

/** What requests cost: all commands that the server gets, one round trip each, and bytes of a node that knows the session. */
final class BudgetTest {

    private static final int REQUESTS = 200;

    private static RedisServer redis;
    private static SessionNode node;
    private static SessionNode other;
    private static String id;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        node = new SessionNode(redis.uri(), Map.of());
        other = new SessionNode(redis.uri(), Map.of());
        id = node.create(session -> {
            for (int i = 0; i < 10; i++) {
                session.set("attribute" + i, "v".repeat(490));
            }
        });
        other.get(id, "attribute1");
        node.change(id, session -> session.set("attribute0", "x"));
        node.realm().request(id).end();
        Awaitility.await().until(() -> node.has(id));
    }

    @AfterAll
    static void stop() {
        node.close();
        other.close();
        redis.close();
    }

    private static long bytes() {
        String stats = redis.command("INFO", "stats");
        return number(stats, "total_net_input_bytes:(\\d+)") + number(stats, "total_net_output_bytes:(\\d+)");
    }

    private static long number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static int commandsOf(Runnable requests) {
        try (Monitor monitor = new Monitor(redis)) {
            requests.run();
            return monitor.commands().size();
        }
    }

    private static void repeat(Runnable request) {
        for (int i = 0; i < REQUESTS; i++) {
            request.run();
        }
    }

    @Test
    void readOnlyRequest_isOneRoundTrip_ofFewBytes() {
        long overhead = bytes();
        overhead = bytes() - overhead;
        long before = bytes();
        repeat(() -> node.get(id, "attribute1"));
        long each = (bytes() - before - overhead) / REQUESTS;

        assertThat(commandsOf(() -> repeat(() -> node.get(id, "attribute1")))).isEqualTo(REQUESTS);
        assertThat(each).isBetween(1L, 200L);
    }

    @Test
    void changedRequest_isTwo() {
        assertThat(commandsOf(() -> repeat(() -> node.change(id, session -> session.set("at", System.nanoTime())))))
                .isEqualTo(2 * REQUESTS);
    }

    @Test
    void requestThatSetsWhatIsThere_isOne() {
        node.change(id, session -> session.set("same", "value"));
        assertThat(commandsOf(() -> repeat(() -> node.change(id, session -> session.set("same", "value")))))
                .isEqualTo(REQUESTS);
    }

    @Test
    void createdAndFilled_isOne() {
        assertThat(commandsOf(() -> repeat(() -> node.create(session -> {
                    session.set("user", "ann");
                    session.set("cart", "full");
                    session.principal("ann");
                    session.changeId();
                }))))
                .isEqualTo(REQUESTS);
    }

    @Test
    void rotationAndChange_areOneMore() {
        String mine = node.create(session -> session.set("user", "ann"));
        Runnable rotation = () -> node.change(mine, session -> {
            session.changeId();
            session.principal("ann");
            session.set("user", "eve");
        });

        assertThat(commandsOf(rotation)).isEqualTo(2);
    }

    @Test
    void garbageId_isNone() {
        assertThat(commandsOf(() -> repeat(() -> {
                    SessionRequest request = node.realm().request("' OR 1=1 --");
                    assertThat(request.session()).isNull();
                    request.end();
                })))
                .isZero();
    }

    @Test
    void unusedSession_isOne_andCountsAsAccess() {
        try (Monitor monitor = new Monitor(redis)) {
            repeat(() -> node.realm().request(id).end());
            Awaitility.await().until(() -> monitor.commands().size() >= REQUESTS);
            assertThat(monitor.commands()).hasSize(REQUESTS);
        }
    }
}
