package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.session.SessionConflictException;
import org.cdiredis.session.SessionUnavailableException;

/** Requests of one session that run at the same time on several nodes, in each mode of concurrency. */
abstract class ParallelRequestsContract {

    private static final int REQUESTS = 24;
    private static final int ATTRIBUTES = 5;

    private final List<SessionNode> nodes = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(REQUESTS);

    /** A node of an application. */
    abstract SessionNode start(Map<String, String> options);

    @AfterEach
    void close() {
        threads.shutdownNow();
        nodes.forEach(SessionNode::close);
    }

    private SessionNode node(String... options) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put("cdi-redis.session." + options[i], options[i + 1]);
        }
        SessionNode node = start(map);
        nodes.add(node);
        return node;
    }

    private List<SessionNode> nodes(int count, String... options) {
        return IntStream.range(0, count).mapToObj(i -> node(options)).toList();
    }

    private interface Work {
        void run(SessionNode node, int number);
    }

    /** All begin at once. */
    private void inParallel(List<SessionNode> many, Work work) {
        CyclicBarrier start = new CyclicBarrier(REQUESTS);
        CompletableFuture.allOf(IntStream.range(0, REQUESTS)
                        .mapToObj(i -> CompletableFuture.runAsync(
                                () -> {
                                    await(start);
                                    work.run(many.get(i % many.size()), i);
                                },
                                threads))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void merge_losesNoAttribute(int count) {
        List<SessionNode> many = nodes(count);
        String id = many.get(0).create(session -> session.set("user", "ann"));

        inParallel(
                many,
                (node, number) -> node.change(id, session -> {
                    for (int i = 0; i < ATTRIBUTES; i++) {
                        session.set(number + ":" + i, "value " + number);
                    }
                }));

        for (SessionNode node : many) {
            node.change(id, session -> {
                assertThat(session.names()).hasSize(REQUESTS * ATTRIBUTES + 1);
                for (int number = 0; number < REQUESTS; number++) {
                    for (int i = 0; i < ATTRIBUTES; i++) {
                        assertThat(session.get(number + ":" + i)).isEqualTo("value " + number);
                    }
                }
            });
        }
    }

    /** A bean as {@code @SessionScoped} ones are. */
    static final class Cart implements Serializable {

        private static final long serialVersionUID = 1L;

        private final ArrayList<String> books = new ArrayList<>();

        synchronized void add(String book) {
            books.add(book);
        }

        synchronized int size() {
            return books.size();
        }
    }

    private static Cart cart(LiveSession session) {
        return (Cart) Objects.requireNonNull(session.get("cart"));
    }

    @Test
    void attributeOfAMegabyte_isReadAndChangedInPlace_onAllNodes() {
        List<SessionNode> two = nodes(2);
        byte[] photo = new byte[1 << 20];
        new Random(1).nextBytes(photo);
        String id = two.get(0).create(session -> session.set("photo", photo.clone()));
        assertThat((byte[]) two.get(1).get(id, "photo")).isEqualTo(photo);

        two.get(1).change(id, session -> {
            byte[] stored = (byte[]) Objects.requireNonNull(session.get("photo"));
            stored[photo.length - 1]++;
        });
        photo[photo.length - 1]++;

        assertThat((byte[]) two.get(0).get(id, "photo")).isEqualTo(photo);
        assertThat((byte[]) two.get(1).get(id, "photo")).isEqualTo(photo);
    }

    @Test
    void merge_changesOfOneBeanInPlace_areAllWritten() {
        int books = 20_000;
        List<SessionNode> many = nodes(2);
        String id = many.get(0).create(session -> session.set("cart", new Cart()));

        inParallel(
                many.subList(0, 1),
                (node, number) -> node.change(id, session -> {
                    for (int i = 0; i < books * number / REQUESTS; i++) {
                        cart(session).add(number + ":" + i);
                    }
                }));

        int all = IntStream.range(0, REQUESTS)
                .map(number -> books * number / REQUESTS)
                .sum();
        many.get(1).change(id, session -> assertThat(cart(session).size()).isEqualTo(all));
        many.get(0).change(id, session -> assertThat(cart(session).size()).isEqualTo(all));
    }

    @Test
    void merge_withRotations_losesNoAttribute_andOnlyTheLastIdIsAlive() {
        List<SessionNode> many = nodes(3);
        String first = many.get(0).create(session -> session.set("user", "ann"));
        String[] current = {first};
        List<String> old = new ArrayList<>();

        for (int round = 0; round < 4; round++) {
            String id = current[0];
            int turn = round;
            CyclicBarrier areOpen = new CyclicBarrier(REQUESTS);
            inParallel(
                    many,
                    (node, number) -> node.change(id, session -> {
                        await(areOpen); // or they would find an id that is dead
                        session.set(turn + ":" + number, "value");
                        if (number == turn) {
                            current[0] = session.changeId();
                        }
                    }));
            old.add(id);
        }

        for (SessionNode node : many) {
            assertThat(old).noneMatch(node::has);
            node.change(current[0], session -> assertThat(session.names()).hasSize(4 * REQUESTS + 1));
        }
    }

    @Test
    void merge_logOut_isNotUndoneByRequestsThatRunAtThatTime_andIsToldOnce() {
        List<SessionNode> many = nodes(3);
        String id = many.get(0).create(session -> session.set("user", "ann"));
        CyclicBarrier areOpen = new CyclicBarrier(REQUESTS);

        inParallel(
                many,
                (node, number) -> node.change(id, session -> {
                    await(areOpen);
                    try {
                        if (number % 8 == 0) {
                            session.invalidate();
                        } else {
                            session.set("late" + number, "value");
                        }
                    } catch (IllegalStateException e) {
                        // another one of this node has logged out
                    }
                }));

        assertThat(many).noneMatch(node -> node.has(id));
        assertThat(many.stream().flatMap(node -> node.events().stream()))
                .containsExactlyInAnyOrder("created", "INVALIDATED " + id.substring(0, 22) + " ann");
    }

    @Test
    void optimistic_losesNoIncrement_asWhoeverIsRefusedTriesAgain() {
        List<SessionNode> many = nodes(2, "concurrency", "optimistic");
        String id = many.get(0).create(session -> session.set("count", 0));
        AtomicInteger conflicts = new AtomicInteger();
        CyclicBarrier areOpen = new CyclicBarrier(many.size());
        // Requests of one node share their values, so that there is one of each node at a time.
        CompletableFuture.allOf(many.stream()
                        .map(node -> CompletableFuture.runAsync(
                                () -> {
                                    attempt(node, id, conflicts, () -> await(areOpen));
                                    for (int i = 0; i < REQUESTS; i++) {
                                        increment(node, id, conflicts);
                                    }
                                },
                                threads))
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(conflicts).hasPositiveValue();
        int refused = 1; // of those two that were not tried again
        assertThat(many.get(0).get(id, "count")).isEqualTo(2 * REQUESTS + 2 - refused);
        assertThat(many.get(1).get(id, "count")).isEqualTo(2 * REQUESTS + 2 - refused);
        assertThat(many.stream()
                        .mapToLong(node -> node.realm().statistics().conflicts())
                        .sum())
                .isEqualTo(conflicts.get());
    }

    private static void increment(SessionNode node, String id, AtomicInteger conflicts) {
        while (!attempt(node, id, conflicts, () -> {})) {
            // once more
        }
    }

    private static boolean attempt(SessionNode node, String id, AtomicInteger conflicts, Runnable whileOpen) {
        try {
            node.change(id, session -> {
                session.set("count", count(session) + 1);
                whileOpen.run();
            });
            return true;
        } catch (SessionConflictException e) {
            conflicts.incrementAndGet();
            return false;
        }
    }

    private static int count(LiveSession session) {
        return (Integer) Objects.requireNonNull(session.get("count"));
    }

    @Test
    void optimistic_changesOfDifferentAttributes_areNoConflict() {
        List<SessionNode> many = nodes(2, "concurrency", "optimistic");
        String id = many.get(0).create(session -> session.set("user", "ann"));

        many.get(0).change(id, session -> {
            session.set("one", 1);
            many.get(1).change(id, other -> other.set("two", 2));
        });

        many.get(1).change(id, session -> assertThat(session.names()).containsOnly("user", "one", "two"));
        assertThatThrownBy(() -> many.get(0).change(id, session -> {
                    session.set("one", 3);
                    many.get(1).change(id, other -> other.remove("one"));
                }))
                .isInstanceOf(SessionConflictException.class);
    }

    @Test
    void exclusive_oneNodeAtATime_losesNoIncrement() {
        List<SessionNode> many = nodes(2, "concurrency", "exclusive", "exclusive-wait", "PT60S");
        String id = many.get(0).create(session -> session.set("count", 0));
        many.forEach(node -> assertThat(node.has(id)).isTrue());
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        CompletableFuture.allOf(many.stream()
                        .map(node -> CompletableFuture.runAsync(
                                () -> {
                                    for (int i = 0; i < REQUESTS; i++) {
                                        node.change(id, session -> {
                                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                            session.set("count", count(session) + 1);
                                            inside.decrementAndGet();
                                        });
                                    }
                                },
                                threads))
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(most).hasValue(1);
        Awaitility.await()
                .ignoreExceptionsInstanceOf(SessionUnavailableException.class)
                .until(() -> Objects.equals(many.get(0).get(id, "count"), 2 * REQUESTS));
    }
}
