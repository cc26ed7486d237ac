package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.session.SessionConflictException;
import org.cdiredis.session.SessionUnavailableException;

/** What requests on two nodes may do to one session at the same time. */
final class ConcurrencyModesTest extends NodesOnOneRedis {

    private static final Map<String, String> OPTIMISTIC = Map.of("cdi-redis.session.concurrency", "optimistic");

    @Test
    void optimistic_secondChangeOfOneAttribute_isAConflict() {
        SessionNode one = start(OPTIMISTIC);
        SessionNode two = start(OPTIMISTIC);
        String id = one.create(session -> session.set("stock", 1));

        assertThatThrownBy(() -> one.change(id, session -> {
                    session.set("stock", 2);
                    two.change(id, other -> other.set("stock", 3));
                }))
                .isInstanceOf(SessionConflictException.class)
                .hasMessageContaining("stock");

        assertThat(one.get(id, "stock")).isEqualTo(3);
        one.change(id, session -> session.set("stock", 4));
        assertThat(two.get(id, "stock")).isEqualTo(4);
    }

    @Test
    void optimistic_requestBesideOneThatIsRefused_isRefused_ratherThanHalfWritten() {
        SessionNode one = start(OPTIMISTIC);
        SessionNode two = start(OPTIMISTIC);
        String id = one.create(session -> session.set("stock", 1));
        SessionRequest refused = one.realm().request(id);
        SessionRequest beside = one.realm().request(id);
        refused.sessionOrNew().set("stock", 2);
        beside.sessionOrNew().set("order", "Emma");
        two.change(id, session -> session.set("stock", 3));
        assertThatThrownBy(refused::commit).isInstanceOf(SessionConflictException.class);
        SessionRequest later = one.realm().request(id);
        later.sessionOrNew().set("later", "Dune");

        assertThatThrownBy(beside::commit)
                .isInstanceOf(SessionConflictException.class)
                .hasMessageContaining("CDIREDIS03111");
        later.commit();

        refused.end();
        beside.end();
        later.end();
        two.change(id, session -> assertThat(session.names()).containsExactlyInAnyOrder("stock", "later"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void optimistic_listThatAnotherNodeHasReplaced_orRemoved_andThatIsChangedHere_isAConflict(boolean isRemoved) {
        SessionNode one = start(OPTIMISTIC);
        SessionNode two = start(OPTIMISTIC);
        String id = one.create(session -> session.set("cart", new Cart()));

        assertThatThrownBy(() -> one.change(id, session -> {
                    Cart cart = Cart.of(session);
                    two.change(id, other -> {
                        Cart.of(other).books.add("Dune");
                        if (isRemoved) {
                            other.remove("cart");
                        }
                    });
                    one.change(id, beside -> assertThat(beside.get("cart")).isNotSameAs(cart));
                    cart.books.add("Emma");
                }))
                .isInstanceOf(SessionConflictException.class);
    }

    @Test
    void exclusive_otherNodesWait_orFail() {
        Map<String, String> exclusive =
                Map.of("cdi-redis.session.concurrency", "exclusive", "cdi-redis.session.exclusive-wait", "PT0.1S");
        SessionNode one = start(exclusive);
        SessionNode two = start(exclusive);
        String id = one.create(session -> session.set("stock", 1));

        one.change(
                id,
                session ->
                        assertThatThrownBy(() -> two.get(id, "stock")).isInstanceOf(SessionUnavailableException.class));
        Awaitility.await().ignoreExceptions().until(() -> Objects.equals(two.get(id, "stock"), 1));
    }

    @Test
    void exclusive_leaseIsLost_isAConflict() {
        SessionNode node = start(Map.of("cdi-redis.session.concurrency", "exclusive"));
        String id = node.create(session -> session.set("stock", 1));

        assertThatThrownBy(() -> node.change(id, session -> {
                    session.set("stock", 2);
                    redis.command("HSET", key(id), "\u0001h", "another:1;");
                }))
                .isInstanceOf(SessionConflictException.class)
                .hasMessage(
                        "CDIREDIS03113: Another node may have worked with the session, as this one has not renewed its lease in"
                                + " time, so nothing was written");
    }

    @Test
    void create_sessionOfThatIdHasEnded_isAConflict() {
        SessionNode node = node();
        String key = key(node.create(session -> session.set("stock", 1)));

        assertThatThrownBy(() -> node.create(session -> {
                    session.set("stock", 2);
                    String same = key.substring(0, key.length() - 22) + session.storageId();
                    redis.command("COPY", key, same);
                    redis.command("HDEL", same, "\u0001k");
                }))
                .isInstanceOf(SessionConflictException.class)
                .hasMessage(
                        "CDIREDIS03114: Redis has another session of this id, which has ended, so nothing was written");
    }

    private String key(String id) {
        return redis.command("KEYS", "*:s:" + id.substring(0, 22));
    }

    @Test
    void exclusive_leaseIsRenewed_whileListenersOfOtherSessionsTakeTheirTime() throws Exception {
        Map<String, String> exclusive = Map.of(
                "cdi-redis.session.concurrency",
                "exclusive",
                "cdi-redis.session.exclusive-wait",
                "PT0.1S",
                "cdi-redis.session.exclusive-lease",
                "PT2S");
        Map<String, String> sweeping = new HashMap<>(exclusive);
        sweeping.put("cdi-redis.session.sweep-interval", "PT0.1S");
        CountDownLatch isTelling = new CountDownLatch(1);
        CountDownLatch isEnough = new CountDownLatch(1);
        try (SessionNode one = new SessionNode(redis.uri(), sweeping, ended -> {
            isTelling.countDown();
            awaitLatch(isEnough);
        })) {
            SessionNode two = start(exclusive);
            String id = one.create(session -> session.set("stock", 1));
            one.create(session -> session.timeout(Duration.ofMillis(50)));

            one.change(id, session -> {
                awaitLatch(isTelling);
                sleep(Duration.ofMillis(2500));
                assertThatThrownBy(() -> two.get(id, "stock")).isInstanceOf(SessionUnavailableException.class);
            });
            isEnough.countDown();
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
