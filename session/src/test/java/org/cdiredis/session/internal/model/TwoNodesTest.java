package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.session.SessionConflictException;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.store.SessionId;

/** Two nodes of an application over one Redis. */
final class TwoNodesTest extends NodesOnOneRedis {

    /** What changes in place. */
    static final class Cart implements Serializable {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // it is
        final ArrayList<String> books = new ArrayList<>();
    }

    /** What cannot leave a node. */
    static final class Socket {}

    private SessionNode node() {
        return start(Map.of());
    }

    private static Cart cart(LiveSession session) {
        return (Cart) Objects.requireNonNull(session.get("cart"));
    }

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
    void changeInPlace_isWritten_readingIsNot() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("cart", new Cart()));

        two.change(id, session -> cart(session).books.add("Emma"));
        one.change(id, session -> cart(session).books.add("Persuasion"));
        two.change(id, session -> assertThat(cart(session).books).containsExactly("Emma", "Persuasion"));

        assertThat(two.realm().statistics().committed()).isEqualTo(1);
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
    void sessionMadeAnewUnderTheSameId_hasNothingOfTheOneBefore() throws InterruptedException {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> {
            session.set("user", "ann");
            session.set("cart", "Emma");
        });
        two.change(id, LiveSession::invalidate);
        Thread.sleep(5);
        SessionRequest request = two.realm().request(null);
        request.sessionOrNew(id).set("user", "bob");
        request.end();

        one.change(id, session -> {
            assertThat(session.get("user")).isEqualTo("bob");
            assertThat(session.names()).containsExactly("user");
        });
        two.change(id, session -> session.set("cart", "Persuasion"));
        assertThat(one.get(id, "cart")).isEqualTo("Persuasion");
    }

    @Test
    void sessionMadeAnewUnderTheSameId_hasNothingOfTheOneBefore_thatARequestStillWorksWith()
            throws InterruptedException {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> {
            session.set("user", "ann");
            session.set("cart", "Emma");
        });
        SessionRequest running = one.realm().request(id);
        LiveSession before = running.sessionOrNew();
        before.set("cart", "Persuasion");
        two.change(id, LiveSession::invalidate);
        Thread.sleep(5);
        SessionRequest request = two.realm().request(null);
        request.sessionOrNew(id).set("user", "bob");
        request.end();

        one.change(id, session -> {
            assertThat(session.get("user")).isEqualTo("bob");
            assertThat(session.names()).containsExactly("user");
        });
        assertThat(before.isValid()).isFalse();
        running.commit();
        running.end();

        two.change(id, session -> assertThat(session.names()).containsExactly("user"));
        one.change(id, session -> assertThat(session.names()).containsExactly("user"));
    }

    @Test
    void sessionThatIsMadeForAClientWhoseSessionHasEnded_isNotThatOne_ifARequestStillWorksWithIt() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("user", "ann"));
        SessionRequest running = one.realm().request(id);
        running.session();
        two.change(id, LiveSession::invalidate);

        SessionRequest next = one.realm().request(id);
        LiveSession made = next.sessionOrNew(id);
        assertThat(made.isNew()).isTrue();
        assertThat(made.names()).isEmpty();
        made.set("user", "bob");
        next.end();
        running.end();

        assertThat(two.get(made.id(), "user")).isEqualTo("bob");
    }

    @Test
    void sessionThatTwoRequestsMakeUnderOneId_isToldOfOnce() {
        SessionNode node = node();
        String id = SessionId.random().text();
        SessionRequest one = node.realm().request(null);
        SessionRequest two = node.realm().request(null);

        assertThat(two.sessionOrNew(id)).isSameAs(one.sessionOrNew(id));
        one.end();
        two.end();

        assertThat(node.events()).containsExactly("created");
        assertThat(node.realm().statistics().created()).isEqualTo(1);
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
    void requestsOfOneNode_shareTheirValues() {
        SessionNode node = node();
        String id = node.create(session -> session.set("cart", new Cart()));

        node.change(
                id,
                outer -> node.change(id, inner -> {
                    assertThat(inner).isSameAs(outer);
                    assertThat(cart(inner)).isSameAs(cart(outer));
                }));
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
    void notSerializable_staysOnItsNode() {
        SessionNode one = node();
        SessionNode two = node();
        Socket socket = new Socket();
        String id = one.create(session -> session.set("socket", socket));

        assertThat(one.get(id, "socket")).isSameAs(socket);
        assertThat(two.get(id, "socket")).isNull();
        one.change(id, LiveSession::invalidate);
        assertThat(one.has(id)).isFalse();
    }

    @Test
    void valueOfOneNode_givesWayToTheNewerOneOfAnother() {
        SessionNode one = node();
        SessionNode two = node();
        Socket socket = new Socket();
        String id = one.create(session -> session.set("socket", socket));
        two.change(id, session -> session.set("socket", "text"));

        assertThat(one.get(id, "socket")).isEqualTo("text");
        assertThat(two.get(id, "socket")).isEqualTo("text");

        one.change(id, session -> session.set("socket", socket));
        assertThat(two.get(id, "socket")).isNull();
        assertThat(one.get(id, "socket")).isSameAs(socket);
        two.change(id, session -> session.set("socket", "again"));
        assertThat(one.get(id, "socket")).isEqualTo("again");
        assertThat(two.get(id, "socket")).isEqualTo("again");
    }

    @Test
    void valueOfOneNode_givesWayToTheNewerOneOfAnother_beforeTheRequestEndsThatHasSetIt() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("user", "ann"));
        SessionRequest running = one.realm().request(id);
        running.sessionOrNew().set("socket", new Socket());
        running.commit();
        two.change(id, session -> session.set("socket", "text"));

        assertThat(one.get(id, "socket")).isEqualTo("text");
        running.end();

        assertThat(two.get(id, "socket")).isEqualTo("text");
    }

    /** What another thread is changing whenever it is written. */
    static final class Restless implements Serializable {

        private static final long serialVersionUID = 1L;

        static volatile boolean isChanging;

        private void writeObject(ObjectOutputStream out) throws IOException {
            if (isChanging) {
                throw new ConcurrentModificationException();
            }
            out.defaultWriteObject();
        }
    }

    @Test
    void valueThatCouldNotBeWrittenInTime_givesWayToTheNewerOneOfAnotherNode() {
        SessionNode one = node();
        SessionNode two = node();
        String id;
        Restless.isChanging = true;
        try {
            id = one.create(session -> session.set("value", new Restless()));
        } finally {
            Restless.isChanging = false;
        }
        two.change(id, session -> session.set("value", "newer"));

        assertThat(one.get(id, "value")).isEqualTo("newer");
        assertThat(two.get(id, "value")).isEqualTo("newer");
    }

    /** A map in the middle of a change: its size is not yet what it has. It does not notice that. */
    static final class HalfChanged implements Serializable {

        private static final long serialVersionUID = 1L;

        static volatile boolean isHalf;

        private transient List<String> entries = List.of("Emma", "Dune");

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeInt(entries.size());
            for (String entry : isHalf ? entries.subList(0, 1) : entries) {
                out.writeObject(entry);
            }
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            entries = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                entries.add((String) in.readObject());
            }
        }
    }

    @Test
    void valueThatIsHalfChanged_andDoesNotNotice_isWrittenWhenTheRequestEndsThatChangesIt() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("user", "ann"));
        one.change(id, changing -> {
            changing.set("value", new HalfChanged());
            HalfChanged.isHalf = true;
            try {
                one.change(id, beside -> beside.set("user", "bob"));
            } finally {
                HalfChanged.isHalf = false;
            }
            assertThat(two.get(id, "user")).isEqualTo("bob");
            two.change(id, other -> assertThat(other.names()).containsExactly("user"));
        });

        assertThat(two.get(id, "value")).isInstanceOf(HalfChanged.class);
    }

    @Test
    void mapThatARequestChanges_isReadableElsewhere_wheneverAnotherRequestWrites() throws Exception {
        SessionNode one = node();
        SessionNode two = node();
        HashMap<Integer, String> books = new HashMap<>();
        IntStream.range(0, 2_000).forEach(i -> books.put(i, "book " + i));
        String id = one.create(session -> session.set("books", books));
        AtomicBoolean isEnough = new AtomicBoolean();
        CompletableFuture<Void> changing = CompletableFuture.runAsync(
                () -> one.change(id, session -> {
                    Map<Integer, String> map = booksOf(session);
                    for (int i = 0; !isEnough.get(); i++) {
                        map.remove(i % 2_000);
                        map.put(i % 2_000 + 10_000 * (i / 2_000 % 2), "changed");
                    }
                    map.clear();
                    map.put(0, "last");
                }),
                task -> new Thread(task).start());
        try {
            for (int i = 0; i < 50; i++) {
                int visit = i;
                one.change(id, session -> session.set("visit", visit));
                two.change(id, session -> {
                    assertThat(session.get("visit")).isEqualTo(visit);
                    assertThat(session.get("books")).isNotNull();
                });
            }
        } finally {
            isEnough.set(true);
            changing.join();
        }

        assertThat(two.get(id, "books")).isEqualTo(Map.of(0, "last"));
        assertThat(two.realm().statistics().unreadable()).isZero();
    }

    @SuppressWarnings("unchecked") // it was set as such
    private static Map<Integer, String> booksOf(LiveSession session) {
        return (Map<Integer, String>) Objects.requireNonNull(session.get("books"));
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

    @Test
    void optimistic_secondChangeOfOneAttribute_isAConflict() {
        Map<String, String> optimistic = Map.of("cdi-redis.session.concurrency", "optimistic");
        SessionNode one = start(optimistic);
        SessionNode two = start(optimistic);
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
        Map<String, String> optimistic = Map.of("cdi-redis.session.concurrency", "optimistic");
        SessionNode one = start(optimistic);
        SessionNode two = start(optimistic);
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
    void listThatAnotherNodeHasReplaced_orRemoved_andThatIsChangedHere_isWritten(boolean isRemoved) {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("cart", new Cart()));

        one.change(id, session -> {
            Cart cart = cart(session);
            two.change(id, other -> {
                cart(other).books.add("Dune");
                if (isRemoved) {
                    other.remove("cart");
                }
            });
            one.change(id, beside -> assertThat(beside.get("cart")).isNotSameAs(cart));
            cart.books.add("Emma");
        });

        two.change(id, session -> assertThat(cart(session).books).containsExactly("Emma"));
        one.change(id, session -> assertThat(cart(session).books).containsExactly("Emma"));
        assertThat(one.realm().statistics().committed()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void optimistic_listThatAnotherNodeHasReplaced_orRemoved_andThatIsChangedHere_isAConflict(boolean isRemoved) {
        Map<String, String> optimistic = Map.of("cdi-redis.session.concurrency", "optimistic");
        SessionNode one = start(optimistic);
        SessionNode two = start(optimistic);
        String id = one.create(session -> session.set("cart", new Cart()));

        assertThatThrownBy(() -> one.change(id, session -> {
                    Cart cart = cart(session);
                    two.change(id, other -> {
                        cart(other).books.add("Dune");
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
    void listThatAnotherNodeHasReplaced_andThatNobodyChanges_isNotWritten() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("cart", new Cart()));

        one.change(id, session -> {
            cart(session);
            two.change(id, other -> cart(other).books.add("Dune"));
            one.change(id, beside -> assertThat(cart(beside).books).containsExactly("Dune"));
        });

        two.change(id, session -> assertThat(cart(session).books).containsExactly("Dune"));
        assertThat(one.realm().statistics().committed()).isEqualTo(1);
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

    /** Once it has a connection, which may take longer than the deadline, and has read what it has written. */
    private static String created(SessionNode node) {
        String id = Awaitility.await()
                .ignoreExceptions()
                .until(() -> node.create(session -> session.set("user", "ann")), made -> true);
        Awaitility.await().ignoreExceptions().until(() -> "ann".equals(node.get(id, "user")));
        return id;
    }

    @Test
    void outageFail_isAnErrorWithinTheDeadline_andEndsWithIt() {
        SessionNode node = start(Map.of("cdi-redis.deadline", "PT1S", "cdi-redis.timeout", "PT1S"));
        String id = created(node);
        redis.pause();
        try {
            assertThatThrownBy(() -> node.get(id, "user")).isInstanceOf(SessionUnavailableException.class);
        } finally {
            redis.resume();
        }
        Awaitility.await().ignoreExceptions().until(() -> "ann".equals(node.get(id, "user")));
    }

    @Test
    void outageReadOnly_readsWhatIsKnown_andRefusesChanges() {
        SessionNode node = start(Map.of(
                "cdi-redis.deadline", "PT1S", "cdi-redis.timeout", "PT1S", "cdi-redis.session.outage", "read-only"));
        String id = created(node);
        redis.pause();
        try {
            assertThat(node.get(id, "user")).isEqualTo("ann");
            assertThatThrownBy(() -> node.change(id, session -> session.set("user", "bob")))
                    .isInstanceOf(SessionUnavailableException.class);
            assertThatThrownBy(() -> node.get("A".repeat(44), "user")).isInstanceOf(SessionUnavailableException.class);
        } finally {
            redis.resume();
        }
        Awaitility.await().ignoreExceptions().until(() -> {
            node.change(id, session -> session.set("user", "eve"));
            return true;
        });
        assertThat(node().get(id, "user")).isEqualTo("eve");
    }

    @Test
    void outageLocal_goesOnHere_andIsWrittenAfterwards() {
        SessionNode node = start(
                Map.of("cdi-redis.deadline", "PT1S", "cdi-redis.timeout", "PT1S", "cdi-redis.session.outage", "local"));
        String id = created(node);
        String created;
        redis.pause();
        try {
            node.change(id, session -> session.set("basket", "full"));
            assertThat(node.get(id, "basket")).isEqualTo("full");
            created = node.create(session -> session.set("user", "new"));
            assertThat(node.get(created, "user")).isEqualTo("new");
        } finally {
            redis.resume();
        }
        Awaitility.await().ignoreExceptions().until(() -> node.realm().sweep() == 0);
        SessionNode other = node();
        assertThat(other.get(id, "basket")).isEqualTo("full");
        assertThat(other.get(id, "user")).isEqualTo("ann");
        assertThat(other.get(created, "user")).isEqualTo("new");
        other.change(id, session -> session.set("basket", "empty"));
        assertThat(node.get(id, "basket")).isEqualTo("empty");
    }
}
