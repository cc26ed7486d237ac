package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisSentinels;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.SessionConflictException;

/** A fail-over loses what one node has written, and knows; another node goes on with what is left. Nobody sees what was lost. */
final class LostWritesTest extends NodesOnOneRedis {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    /** As a replica does that has missed them. */
    private void lose(Runnable writes) {
        List<String> keys = redis.command("KEYS", "*:?:*").lines().toList();
        keys.forEach(key -> redis.command("COPY", key, "kept:" + key, "REPLACE"));
        writes.run();
        keys.forEach(key -> redis.command("COPY", "kept:" + key, key, "REPLACE"));
    }

    private static void set(SessionNode node, String id, String name, String value) {
        node.change(id, session -> session.set(name, value));
    }

    @Test
    void sentinels_makeAReplicaThePrimary_thatHasMissedAWrite() {
        try (RedisSentinels sentinels = RedisSentinels.start();
                SessionNode one = node(sentinels);
                SessionNode two = node(sentinels)) {
            String id = await().atMost(RECOVERY)
                    .ignoreExceptions()
                    .until(() -> one.create(session -> session.set("book", "Emma")), Objects::nonNull);
            assertThat(two.get(id, "book")).isEqualTo("Emma");
            assertThat(sentinels.primary().command("WAIT", "2", "10000")).isEqualTo("2");
            sentinels.replicas().forEach(RedisServer::pause);
            sentinels.primary().command("CLIENT", "KILL", "TYPE", "replica"); // else they find it in their sockets
            set(one, id, "book", "Persuasion");
            assertThat(one.get(id, "book")).isEqualTo("Persuasion");
            sentinels.primary().kill();
            sentinels.replicas().forEach(RedisServer::resume);

            await().atMost(RECOVERY)
                    .ignoreExceptions()
                    .until(() -> two.request(id, session -> {
                        assertThat(session.get("book")).isEqualTo("Emma");
                        session.set("book", "Lady Susan");
                        return true;
                    }));

            assertThat(await().atMost(RECOVERY).ignoreExceptions().until(() -> one.get(id, "book"), Objects::nonNull))
                    .isEqualTo("Lady Susan");
        }
    }

    private static SessionNode node(RedisSentinels sentinels) {
        Map<String, String> options = new HashMap<>();
        options.put("cdi-redis.topology", "sentinel");
        options.put("cdi-redis.sentinel.master-name", sentinels.masterName());
        options.put("cdi-redis.deadline", "PT3S");
        options.put("cdi-redis.timeout", "PT2S");
        options.put("cdi-redis.connect-timeout", "PT2S");
        options.put("cdi-redis.wait-for-replicas", "0");
        return new SessionNode(
                sentinels.sentinels().stream().map(RedisServer::uri).collect(Collectors.joining(",")), options);
    }

    @Test
    void asManyWritesOfAnother_areNotTakenForThoseThatAreLost() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("book", "Emma"));
        lose(() -> {
            set(one, id, "book", "Persuasion");
            set(one, id, "book", "Sanditon");
        });
        set(two, id, "book", "Lady Susan");
        set(two, id, "author", "Austen");

        one.change(id, session -> {
            assertThat(session.get("book")).isEqualTo("Lady Susan");
            assertThat(session.get("author")).isEqualTo("Austen");
        });
    }

    @Test
    void writesOfOtherAttributes_leaveNothingThatIsLost() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> {
            session.set("book", "Emma");
            session.set("author", "Austen");
            session.set("user", "ann");
        });
        lose(() -> one.change(id, session -> {
            session.set("book", "Persuasion");
            session.remove("author");
            session.set("coupon", "7");
            session.principal("eve");
        }));
        set(two, id, "user", "bob");
        set(two, id, "page", "1");

        one.change(id, session -> {
            assertThat(session.get("book")).isEqualTo("Emma");
            assertThat(session.get("author")).isEqualTo("Austen");
            assertThat(session.get("user")).isEqualTo("bob");
            assertThat(session.get("page")).isEqualTo("1");
            assertThat(session.names()).containsExactlyInAnyOrder("book", "author", "user", "page");
            assertThat(session.principal()).isEmpty();
        });
        set(one, id, "page", "2");
        assertThat(two.get(id, "book")).isEqualTo("Emma");
        assertThat(two.get(id, "page")).isEqualTo("2");
    }

    @Test
    void requestThatStillRuns_hasTheNextOnesSeeWhatIsStored() {
        SessionNode one = node();
        String id = one.create(session -> session.set("book", "Emma"));
        one.change(id, running -> {
            lose(() -> one.change(id, session -> {
                session.set("book", "Persuasion");
                session.set("coupon", "7");
            }));

            assertThat(one.get(id, "book")).isEqualTo("Emma");
            assertThat(running.names()).containsExactly("book");
        });
        assertThat(node().get(id, "book")).isEqualTo("Emma");
    }

    @Test
    void requestThatStillRuns_whileAnotherNodeWrites_hasTheNextOnesSeeWhatIsStored() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> {
            session.set("book", "Emma");
            session.set("page", "1");
        });
        one.change(id, running -> {
            lose(() -> set(one, id, "book", "Persuasion"));
            set(two, id, "page", "2");

            assertThat(one.get(id, "book")).isEqualTo("Emma");
            assertThat(one.get(id, "page")).isEqualTo("2");
        });
        assertThat(two.get(id, "book")).isEqualTo("Emma");
    }

    @Test
    void writeOfARequest_thatHasNotSeenWhatAnotherNodeHasWritten_isSeenByNobodyOnceItIsLost() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("book", "Emma"));
        SessionRequest running = one.realm().request(id);
        LiveSession session = running.sessionOrNew();
        set(two, id, "page", "2");
        lose(() -> {
            session.set("book", "Persuasion");
            session.set("coupon", "7");
            running.commit();
        });

        assertThat(one.get(id, "book")).isEqualTo("Emma");
        assertThat(one.get(id, "coupon")).isNull();
        running.end();
        assertThat(one.get(id, "book")).isEqualTo("Emma");
        assertThat(one.get(id, "page")).isEqualTo("2");
    }

    /** Its attributes are as new as those of the one before, as far as their versions tell. */
    @Test
    void sessionMadeAnewUnderTheSameId_afterAsManyWrites_hasNothingOfTheOneBefore() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> {
            session.set("book", "Emma");
            session.set("author", "Austen");
        });
        set(one, id, "page", "1");
        one.change(id, running -> {
            two.change(id, LiveSession::invalidate);
            SessionRequest request = two.realm().request(null);
            request.sessionOrNew(id).set("book", "Dune");
            request.end();
            set(two, id, "page", "2");

            one.change(id, session -> {
                assertThat(session.names()).containsExactlyInAnyOrder("book", "page");
                assertThat(session.get("book")).isEqualTo("Dune");
                assertThat(session.get("page")).isEqualTo("2");
            });
        });
        assertThat(one.get(id, "book")).isEqualTo("Dune");
    }

    @Test
    void optimistic_changeThatIsBasedOnWhatIsLost_isRefused_andTheNextOneIsNot() {
        Map<String, String> optimistic = Map.of("cdi-redis.session.concurrency", "optimistic");
        SessionNode one = start(optimistic);
        SessionNode two = start(optimistic);
        String id = one.create(session -> session.set("stock", 10));

        assertThatThrownBy(() -> one.change(id, running -> {
                    lose(() -> one.change(id, session -> session.set("stock", 9)));
                    two.change(id, session -> session.set("stock", 5));
                    sell(running);
                }))
                .isInstanceOf(SessionConflictException.class);
        one.change(id, LostWritesTest::sell);

        assertThat(two.get(id, "stock")).isEqualTo(4);
    }

    private static void sell(LiveSession session) {
        session.set("stock", (Integer) Objects.requireNonNull(session.get("stock")) - 1);
    }
}
