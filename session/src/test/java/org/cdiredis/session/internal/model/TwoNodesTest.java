package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.internal.store.SessionId;

/** Two nodes of an application over one Redis. */
final class TwoNodesTest extends NodesOnOneRedis {

    @Test
    void valuesOfAllKinds_areSeenByTheOtherNode() {
        UUID uuid = UUID.randomUUID();
        String id = node().create(session -> {
            session.set("text", "Zürich \ud83d\udcda");
            session.set("long", 5L);
            session.set("uuid", uuid);
            session.set("list", new ArrayList<>(List.of("a", "b")));
            session.internal("text", "the server's");
        });

        SessionNode other = node();
        assertThat(other.get(id, "text")).isEqualTo("Zürich \ud83d\udcda");
        assertThat(other.get(id, "long")).isEqualTo(5L);
        assertThat(other.get(id, "uuid")).isEqualTo(uuid);
        assertThat(other.get(id, "list")).isEqualTo(List.of("a", "b"));
        other.change(id, session -> {
            assertThat(session.names()).containsExactlyInAnyOrder("text", "long", "uuid", "list");
            assertThat(session.internal("text")).isEqualTo("the server's");
        });
    }

    @Test
    void whatAFailOverHasLost_isNotServedByTheNodeThatKnewIt() {
        SessionNode one = node();
        SessionNode two = node();
        String large = "e".repeat(1 << 20);
        String id = one.create(session -> session.set("text", "Emma"));
        one.change(id, session -> session.set("large", large));
        List<String> keys = redis.command(
                        "KEYS", "*" + SessionId.parse(id).orElseThrow().storage())
                .lines()
                .toList();
        keys.forEach(key -> redis.command("COPY", key, "kept:" + key));
        one.change(id, session -> session.set("text", "Persuasion"));
        one.change(id, session -> session.set("large", "small"));

        keys.forEach(key -> redis.command("COPY", "kept:" + key, key, "REPLACE"));

        assertThat(one.get(id, "text")).isEqualTo("Emma");
        assertThat(one.get(id, "large")).isEqualTo(large);
        two.change(id, session -> session.set("text", "Lady Susan"));
        assertThat(one.get(id, "text")).isEqualTo("Lady Susan");
    }

    @Test
    void whatAnotherNodeHasWritten_isToldWithTheEnd_ofASessionThatRequestsWorkWith() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("user", "ann"));

        one.change(id, running -> {
            two.change(id, session -> session.set("user", "eve"));
            assertThat(one.realm().invalidate(running.storageId())).isTrue();
        });

        assertThat(one.events()).containsExactly("created", "INVALIDATED " + id.substring(0, 22) + " eve");
    }

    @Test
    void logoutDuringARequest_isNotUndoneByIt() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("user", "ann"));

        one.change(id, running -> {
            running.set("late", "x");
            two.change(id, LiveSession::invalidate);
        });

        assertThat(one.has(id)).isFalse();
        assertThat(two.has(id)).isFalse();
        assertThat(one.realm().statistics().refused()).isEqualTo(1);
        assertThat(two.events()).anyMatch(event -> event.startsWith("INVALIDATED") && event.endsWith("ann"));
        assertThat(one.events()).containsExactly("created");
        assertThat(redis.command("DBSIZE")).isEqualTo("0");
    }

    @Test
    void invalidated_throwsForOtherRequestsOfTheNode() {
        SessionNode node = node();
        String id = node.create(session -> session.set("user", "ann"));

        node.change(id, outer -> {
            node.change(id, LiveSession::invalidate);
            assertThatThrownBy(() -> outer.get("user")).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void rotation_keepsParallelRequests_andEndsTheOldId() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("user", "ann"));
        String[] renewed = new String[1];

        two.change(id, running -> {
            running.set("basket", "full");
            one.change(id, session -> renewed[0] = session.changeId());
        });

        assertThat(renewed[0]).isNotEqualTo(id).startsWith(id.substring(0, 22));
        assertThat(one.has(id)).isFalse();
        assertThat(two.has(id)).isFalse();
        assertThat(two.get(renewed[0], "user")).isEqualTo("ann");
        assertThat(one.get(renewed[0], "basket")).isEqualTo("full");
    }

    @Test
    void expiry_isToldByOneNode_withTheAttributes() {
        SessionNode one = start(Map.of("cdi-redis.session.timeout", "PT0.05S"));
        SessionNode two = start(Map.of("cdi-redis.session.timeout", "PT0.05S"));
        String id = one.create(session -> session.set("user", "ann"));
        Awaitility.await().until(() -> !two.has(id));

        int told = IntStream.range(0, 4)
                .parallel()
                .map(i -> (i % 2 == 0 ? one : two).realm().sweep())
                .sum();

        assertThat(told).isEqualTo(1);
        List<String> events = new ArrayList<>(one.events());
        events.addAll(two.events());
        assertThat(events).containsExactlyInAnyOrder("created", "EXPIRED " + id.substring(0, 22) + " ann");
        assertThat(redis.command("DBSIZE")).isEqualTo("0");
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void requestThatRunsLongerThanTheTimeout_keepsItsSession() {
        Map<String, String> options = Map.of("cdi-redis.session.timeout", "PT3S");
        SessionNode one = start(options);
        SessionNode two = start(options);
        String id = one.create(session -> session.set("user", "ann"));

        one.change(id, session -> {
            sleep(Duration.ofSeconds(4));
            assertThat(two.realm().sweep()).isZero();
            session.set("user", "bob");
        });

        assertThat(two.get(id, "user")).isEqualTo("bob");
    }

    @Test
    void maxSessions_refusesOneMore_ofAllNodes_untilOneEnds() {
        Map<String, String> limited = Map.of("cdi-redis.session.max-sessions", "3");
        SessionNode one = start(limited);
        String id = one.create(session -> session.set("user", "ann"));
        one.create(session -> session.set("user", "bob"));
        SessionNode two = start(limited);
        two.create(session -> session.set("user", "eve"));

        assertThatThrownBy(() -> two.create(session -> session.set("user", "joe")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cdi-redis.session.max-sessions allows: 3");
        one.realm().sweep();
        assertThatThrownBy(() -> one.create(session -> session.set("user", "joe")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(one.get(id, "user")).isEqualTo("ann");

        one.change(id, LiveSession::invalidate);
        assertThat(one.create(session -> session.set("user", "joe"))).isNotEmpty();
        two.realm().sweep();
        assertThatThrownBy(() -> two.create(session -> session.set("user", "sue")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void encrypted_isUnreadableForOthers_andKeysCanChange() {
        String older = "a:" + "A".repeat(43) + "=";
        String newer = "b:" + "B".repeat(42) + "A=";
        SessionNode before = start(Map.of("cdi-redis.session.encryption-keys", older));
        String id = before.create(session -> session.set("user", "ann-of-green-gables"));
        String key = redis.command("KEYS", "*:s:*");
        assertThat(redis.command("HGET", key, "\u0002user")).doesNotContain("green");

        SessionNode after = start(Map.of("cdi-redis.session.encryption-keys", newer + "," + older));
        assertThat(after.get(id, "user")).isEqualTo("ann-of-green-gables");
        after.change(id, session -> session.set("user", "anne"));
        assertThat(before.get(id, "user")).isNull();
        assertThat(after.get(id, "user")).isEqualTo("anne");
    }

    @Test
    void hostileBytes_countAsAbsent_andStay() {
        SessionNode node = node();
        String id = node.create(session -> {
            session.set("user", "ann");
            session.set("cart", new Cart());
        });
        String key = redis.command("KEYS", "*:s:*");
        redis.command("HSET", key, "\u0002cart", "9:PO\u0001garbage", "\u0001v", "9");

        SessionNode other = node();
        assertThat(other.get(id, "cart")).isNull();
        other.change(id, session -> session.set("user", "bob"));
        assertThat(other.get(id, "user")).isEqualTo("bob");
        assertThat(redis.command("HGET", key, "\u0002cart")).isEqualTo("9:PO\u0001garbage");
    }

    @Test
    void largeAttribute_isReadWhenItIsAskedFor() {
        char[] letters = new char[1 << 20];
        Arrays.fill(letters, 'x');
        String large = new String(letters);
        String id = node().create(session -> {
            session.set("large", large);
            session.set("user", "ann");
        });

        SessionNode other = node();
        assertThat(other.get(id, "user")).isEqualTo("ann");
        assertThat(other.get(id, "large")).isEqualTo(large);
        other.change(id, session -> session.remove("large"));
        assertThat(node().get(id, "large")).isNull();
    }

    @Test
    void timeoutOfZero_isForEver_andCanBeChanged() {
        SessionNode node = start(Map.of("cdi-redis.session.timeout", "PT0S"));
        String id = node.create(session -> session.set("user", "ann"));
        assertThat(redis.command("TTL", redis.command("KEYS", "*:s:*"))).isEqualTo("-1");

        node.change(id, session -> session.timeout(Duration.ofMillis(30)));
        Awaitility.await().until(() -> !node.has(id));
        assertThat(node.realm().sweep()).isEqualTo(1);
    }
}
