package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests change in a value that they have got. */
final class ChangedInPlaceTest extends NodesOnOneRedis {

    @Test
    void changeInPlace_isWritten_readingIsNot() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("cart", new Cart()));

        two.change(id, session -> Cart.of(session).books.add("Emma"));
        one.change(id, session -> Cart.of(session).books.add("Persuasion"));
        two.change(id, session -> assertThat(Cart.of(session).books).containsExactly("Emma", "Persuasion"));

        assertThat(two.realm().statistics().committed()).isEqualTo(1);
    }

    @Test
    void requestsOfOneNode_shareTheirValues() {
        SessionNode node = node();
        String id = node.create(session -> session.set("cart", new Cart()));

        node.change(
                id,
                outer -> node.change(id, inner -> {
                    assertThat(inner).isSameAs(outer);
                    assertThat(Cart.of(inner)).isSameAs(Cart.of(outer));
                }));
    }

    /** Counts how often it is read from bytes. */
    static final class Read implements Serializable {

        private static final long serialVersionUID = 1L;

        static int times;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            times++;
        }
    }

    @Test
    void mapWhoseBytesChangeWhenItIsRead_isComparedByReadingItOnceMore_andNotTwice() {
        HashMap<String, Read> withRoomForMore = new HashMap<>(64);
        withRoomForMore.put("Emma", new Read());
        String id = node().create(session -> session.set("map", withRoomForMore));
        SessionNode other = node();
        Read.times = 0;

        other.change(id, session -> assertThat(session.get("map")).isInstanceOf(HashMap.class));

        assertThat(Read.times).isEqualTo(2);
        assertThat(other.realm().statistics().committed()).isZero();
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listThatAnotherNodeHasReplaced_orRemoved_andThatIsChangedHere_isWritten(boolean isRemoved) {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("cart", new Cart()));

        one.change(id, session -> {
            Cart cart = Cart.of(session);
            two.change(id, other -> {
                Cart.of(other).books.add("Dune");
                if (isRemoved) {
                    other.remove("cart");
                }
            });
            one.change(id, beside -> assertThat(beside.get("cart")).isNotSameAs(cart));
            cart.books.add("Emma");
        });

        two.change(id, session -> assertThat(Cart.of(session).books).containsExactly("Emma"));
        one.change(id, session -> assertThat(Cart.of(session).books).containsExactly("Emma"));
        assertThat(one.realm().statistics().committed()).isEqualTo(2);
    }

    @Test
    void listThatAnotherNodeHasReplaced_andThatNobodyChanges_isNotWritten() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("cart", new Cart()));

        one.change(id, session -> {
            Cart.of(session);
            two.change(id, other -> Cart.of(other).books.add("Dune"));
            one.change(id, beside -> assertThat(Cart.of(beside).books).containsExactly("Dune"));
        });

        two.change(id, session -> assertThat(Cart.of(session).books).containsExactly("Dune"));
        assertThat(one.realm().statistics().committed()).isEqualTo(1);
    }
}
