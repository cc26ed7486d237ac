package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.SessionUnavailableException;

/** Redis dies while a request waits for it, is away for a while, and comes back, without the sessions or with them. */
final class SessionFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RedisServer redis;
    private SessionNode node;
    private String id;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
        node = node(Map.of());
        id = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> node.create(session -> session.set("user", "ann")), made -> true);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> "ann".equals(node.get(id, "user")));
    }

    @AfterEach
    void stop() {
        node.close();
        redis.close();
    }

    private SessionNode node(Map<String, String> more) {
        Map<String, String> options = new HashMap<>(
                Map.of("cdi-redis.deadline", "PT2S", "cdi-redis.timeout", "PT1S", "cdi-redis.connect-timeout", "PT1S"));
        options.putAll(more);
        return new SessionNode(redis.uri(), options);
    }

    private static void assertUnavailable(CompletableFuture<?> request) {
        assertThat(request).failsWithin(PATIENCE);
        assertThatThrownBy(request::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(SessionUnavailableException.class);
    }

    @Test
    void redisThatIsKilled_whileASessionIsOpened_isAnError_andSoIsEachRequestUntilItIsBack() throws Exception {
        redis.pause();
        CompletableFuture<Object> opening = CompletableFuture.supplyAsync(
                () -> String.valueOf(node.get(id, "user")), task -> new Thread(task).start());
        Thread.sleep(200); // on its way
        redis.kill();

        assertUnavailable(opening);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> node.get(id, "user")).isInstanceOf(SessionUnavailableException.class);
            assertThatThrownBy(() -> node.change(id, session -> session.set("user", "eve")))
                    .isInstanceOf(SessionUnavailableException.class);
        }

        redis.restart();
        String next = await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> node.create(session -> session.set("user", "bob")), made -> true);
        assertThat(node.get(next, "user")).isEqualTo("bob");
        assertThat(node.has(id)).isFalse(); // it came back without it, and says so
    }

    @Test
    void redisThatIsKilled_whileASessionIsWritten_isAnError_andNothingIsTriedAgain() throws Exception {
        SessionRequest request = node.realm().request(id);
        request.sessionOrNew().set("user", "bob");
        redis.pause();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(request::commit, task -> new Thread(task).start());
        Thread.sleep(200); // on its way
        redis.kill();

        assertUnavailable(writing);
        request.end();
        redis.restart();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> node.create(session -> session.set("user", "eve")), made -> true);
        assertThat(node.has(id)).isFalse();
        assertThat(redis.command("KEYS", "*" + id.substring(0, 22) + "*")).isEmpty();
    }

    @Test
    void redisThatHangs_hasWrittenAllOfACommit_orNothing_whenItGoesOn() throws Exception {
        SessionRequest request = node.realm().request(id);
        LiveSession session = request.sessionOrNew();
        session.set("user", "bob");
        session.set("large", "x".repeat(100_000));
        session.principal("bob");
        redis.pause();
        assertThatThrownBy(request::commit).isInstanceOf(SessionUnavailableException.class);
        request.end();
        redis.resume();

        try (SessionNode other = node(Map.of())) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> other.has(id));
            other.change(id, found -> {
                boolean isWritten = "bob".equals(found.get("user"));
                assertThat(found.get("large")).isEqualTo(isWritten ? "x".repeat(100_000) : null);
                assertThat(found.principal().isPresent()).isEqualTo(isWritten);
            });
            // What the node that could not write it knows is as true as before.
            Object truth = other.get(id, "user");
            assertThat(node.get(id, "user")).isEqualTo(truth);
        }
    }

    /** So that what it sends next is no script that Redis does not know. */
    private void changeId() {
        SessionRequest request = node.realm().request(id);
        request.session();
        id = request.changeId();
        request.end();
    }

    private SessionRequest unwrittenLogIn(SessionNode on) {
        SessionRequest request = on.realm().request(id);
        request.sessionOrNew().set("user", "bob");
        request.changeId();
        return request;
    }

    @Test
    void idThatRedisChanges_afterTheRequestHasFailed_isTakenBack() throws Exception {
        changeId();
        try (SessionNode other = node(Map.of())) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> other.has(id));
            SessionRequest request = unwrittenLogIn(node);
            redis.pause();
            assertThatThrownBy(request::commit).isInstanceOf(SessionUnavailableException.class);
            request.end();
            redis.resume();

            await().atMost(PATIENCE).ignoreExceptions().until(() -> "ann".equals(node.get(id, "user")));
            assertThat(other.get(id, "user")).isEqualTo("ann");
        }
    }

    @Test
    void idThatRedisHasChanged_beforeTheConnectionEnds_isTakenBack_withoutTheClient() throws Exception {
        changeId();
        try (LossyWay way = new LossyWay(redis);
                SessionNode far = new SessionNode(
                        way.uri(),
                        Map.of("cdi-redis.deadline", "PT2S", "cdi-redis.session.sweep-interval", "PT0.5S"))) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> far.has(id));
            SessionRequest request = unwrittenLogIn(far);
            way.loseAnswers();
            assertThatThrownBy(request::commit).isInstanceOf(SessionUnavailableException.class);
            request.end();
            assertThat(node.has(id)).isFalse();
            long before = far.realm().statistics().failures();
            await().atMost(PATIENCE).until(() -> far.realm().statistics().failures() > before);
            way.cut();

            await().atMost(PATIENCE).until(() -> "ann".equals(node.get(id, "user")));
            assertThat(far.get(id, "user")).isEqualTo("ann");
        }
    }

    @Test
    void creationThatFails_leavesNoSession_orAWholeOne() throws Exception {
        SessionRequest request = node.realm().request(null);
        LiveSession session = request.sessionOrNew();
        session.set("user", "bob");
        redis.pause();
        assertThatThrownBy(request::commit).isInstanceOf(SessionUnavailableException.class);
        request.end();
        redis.resume();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> node.has(id));
        assertThat(node.get(session.id(), "user")).isIn("bob", "no session");
    }

    @Test
    void logOutThatFails_isAnError_andIsNotHalfDone() {
        redis.pause();
        try {
            SessionRequest request = node.realm().request(id);
            assertThatThrownBy(request::session).isInstanceOf(SessionUnavailableException.class);
            request.end();
        } finally {
            redis.resume();
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> node.has(id));
        SessionRequest request = node.realm().request(id);
        LiveSession session = request.sessionOrNew();
        redis.pause();
        try {
            assertThatThrownBy(session::invalidate).isInstanceOf(SessionUnavailableException.class);
            assertThat(session.isValid()).isTrue();
            assertThat(node.events()).containsExactly("created");
        } finally {
            redis.resume();
        }
        // The command may have been on its way, or not. Whoever says now that it is over is believed, and tells of it
        // once.
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            session.invalidate();
            return true;
        });
        request.end();
        assertThat(node.has(id)).isFalse();
        assertThat(node.events()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void sessionThatRedisGivesARequest_afterThatHasFailed_isNotKeptFromOtherNodes() {
        Map<String, String> exclusive = Map.of(
                "cdi-redis.session.concurrency", "exclusive",
                "cdi-redis.session.exclusive-lease", "PT10M",
                "cdi-redis.session.exclusive-wait", "PT0S");
        try (SessionNode hanging = node(exclusive);
                SessionNode other = node(exclusive)) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> hanging.has(id));
            redis.pause();
            assertThatThrownBy(() -> hanging.get(id, "user")).isInstanceOf(SessionUnavailableException.class);
            redis.resume();

            await().atMost(PATIENCE).ignoreExceptions().until(() -> "ann".equals(other.get(id, "user")));
        }
    }

    @Test
    void startWithoutRedis_failsUntilItComes() {
        redis.kill();
        try (SessionNode early = node(Map.of())) {
            assertThatThrownBy(() -> early.create(session -> session.set("user", "bob")))
                    .isInstanceOf(SessionUnavailableException.class);
            assertThatThrownBy(() -> early.get(id, "user")).isInstanceOf(SessionUnavailableException.class);

            redis.restart();

            String made = await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> early.create(session -> session.set("user", "bob")), created -> true);
            assertThat(early.get(made, "user")).isEqualTo("bob");
        }
    }
}
