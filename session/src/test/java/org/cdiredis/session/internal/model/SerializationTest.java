package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.RemovalCause;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.session.Warnings;

/** What becomes of values by each serializer, and of those that have no bytes. */
final class SerializationTest extends NodesOnOneRedis {

    /** Serializable for the cache's codecs only. */
    record Book(String title, List<String> authors) {}

    /** The same, and changes in place. */
    static final class Basket {

        public List<Book> books = new ArrayList<>();
    }

    record Shelf(String name) implements Serializable {}

    /** What cannot leave a node. */
    static final class Socket {}

    /** What another thread is changing whenever it is written. */
    static final class Busy implements Serializable {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // it is
        final ArrayList<String> books = new ArrayList<>();

        transient boolean isChanging;

        private void writeObject(ObjectOutputStream out) throws IOException {
            if (isChanging) {
                throw new ConcurrentModificationException();
            }
            out.defaultWriteObject();
        }
    }

    private SessionNode node(String... options) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put("cdi-redis." + options[i], options[i + 1]);
        }
        return start(map);
    }

    private static String stored(String attribute) {
        return redis.command("HGET", redis.command("KEYS", "*:s:*"), "\u0002" + attribute);
    }

    private static Basket basket(LiveSession session) {
        return (Basket) Objects.requireNonNull(session.get("basket"));
    }

    @Test
    void cache_writesAsTheCacheDoes_andTheOtherNodeReads() {
        Book emma = new Book("Emma", List.of("Jane Austen"));
        SessionNode one = node("session.serializer", "cache");
        SessionNode two = node("session.serializer", "cache");
        String id = one.create(session -> {
            session.set("book", emma);
            session.set("basket", new Basket());
            session.set("count", 3);
        });

        assertThat(stored("book")).contains(Book.class.getName(), "\"title\":\"Emma\"");
        assertThat(two.get(id, "book")).isEqualTo(emma);
        assertThat(two.get(id, "count")).isEqualTo(3);
        two.change(id, session -> basket(session).books.add(emma));
        one.change(id, session -> assertThat(basket(session).books).containsExactly(emma));
        assertThat(one.realm().statistics().committed()).isEqualTo(1);
    }

    /** Of the JDK, or in arrays. */
    private static Map<String, Serializable> valuesWithoutPermission() {
        return Map.ofEntries(
                Map.entry("price", new BigDecimal("1.50")),
                Map.entry("number", BigInteger.TEN),
                Map.entry("short", (short) 1),
                Map.entry("byte", (byte) 1),
                Map.entry("letter", 'c'),
                Map.entry("float", 1.5f),
                Map.entry("day", DayOfWeek.FRIDAY),
                Map.entry("date", LocalDate.EPOCH),
                Map.entry("address", URI.create("http://localhost/")),
                Map.entry("count", new AtomicLong(7)),
                Map.entry("time", new Timestamp(1_000)),
                Map.entry("map", new ConcurrentHashMap<>(Map.of("Emma", 1))),
                Map.entry("bytes", new byte[] {1, 2}),
                Map.entry("rows", new int[][] {{1}, {2, 3}}),
                Map.entry("texts", new String[] {"Emma", "Dune"}),
                Map.entry("shelves", new Shelf[] {new Shelf("top")}));
    }

    private static Object comparable(Object value) {
        return value instanceof AtomicLong count ? count.get() : value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "cache"})
    void valuesOfTheJdk_andArrays_needNoPermission(String serializer) {
        try (Warnings warnings = new Warnings()) {
            SessionNode one = node("session.serializer", serializer);
            String id = one.create(session -> valuesWithoutPermission().forEach(session::set));

            SessionNode two = node("session.serializer", serializer);
            valuesWithoutPermission().forEach((name, value) -> {
                Object read = Objects.requireNonNull(two.get(id, name), name);
                assertThat(comparable(read))
                        .as(name)
                        .hasSameClassAs(comparable(value))
                        .isEqualTo(comparable(value));
            });
            assertThat(warnings.of("CDIREDIS03201")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "cache"})
    void arrayOfALibrarysClass_staysOnItsNode(String serializer) {
        try (Warnings warnings = new Warnings()) {
            String id = node("session.serializer", serializer)
                    .create(session -> session.set("causes", RemovalCause.values()));

            assertThat(node("session.serializer", serializer).get(id, "causes")).isNull();
            assertThat(warnings.of("CDIREDIS03201"))
                    .first()
                    .asString()
                    .contains(RemovalCause.class.getName(), "allowed-classes");
        }
    }

    @Test
    void cache_compressesAsTheCacheDoes() {
        String[] options = {"session.serializer", "cache", "compressor", "zlib"};
        SessionNode one = node(options);
        Book large = new Book("Emma".repeat(500), List.of());
        String id = one.create(session -> session.set("book", large));

        assertThat(stored("book")).hasSizeLessThan(1_000).doesNotContain("EmmaEmma");
        assertThat(node(options).get(id, "book")).isEqualTo(large);
    }

    @Test
    void cacheWhoseSerializerIsForOtherTypes_keepsValuesOnTheirNode_andWarnsOnce() {
        try (Warnings warnings = new Warnings()) {
            SessionNode one = node("session.serializer", "cache", "serializer", "string");
            Book emma = new Book("Emma", List.of());
            String id = one.create(session -> {
                session.set("book", emma);
                session.set("user", "ann");
            });
            one.change(id, session -> session.set("book", new Book("Dune", List.of())));

            assertThat(warnings.of("CDIREDIS03201"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("\"book\"", Book.class.getName());
            SessionNode two = node("session.serializer", "cache", "serializer", "string");
            assertThat(two.get(id, "book")).isNull();
            assertThat(two.get(id, "user")).isEqualTo("ann");
            assertThat(one.get(id, "book")).isEqualTo(new Book("Dune", List.of()));
        }
    }

    private static Busy busy(LiveSession session) {
        return (Busy) Objects.requireNonNull(session.get("busy"));
    }

    @Test
    void valueThatAnotherRequestIsChanging_isWrittenByThat_andWhatIsStoredStays() {
        try (Warnings warnings = new Warnings()) {
            SessionNode one = node();
            SessionNode two = node();
            String id = one.create(session -> {
                Busy made = new Busy();
                made.books.add("Emma");
                session.set("busy", made);
            });

            one.change(id, outer -> {
                one.change(id, inner -> {
                    busy(inner).books.add("Persuasion");
                    busy(inner).isChanging = true;
                });
                two.change(id, session -> assertThat(busy(session).books).containsExactly("Emma"));
                busy(outer).isChanging = false;
                busy(outer).books.add("Lady Susan");
            });

            two.change(
                    id, session -> assertThat(busy(session).books).containsExactly("Emma", "Persuasion", "Lady Susan"));
            assertThat(warnings.of("CDIREDIS03201")).isEmpty();
        }
    }

    @Test
    void valueThatAThreadOfItsOwnIsChanging_isWrittenByTheNextRequest() {
        SessionNode one = node("session.near-copies-size", "0");
        SessionNode two = node();
        String id = one.create(session -> session.set("busy", new Busy()));
        Busy[] kept = new Busy[1];
        one.change(id, session -> {
            kept[0] = busy(session);
            kept[0].books.add("Emma");
            kept[0].isChanging = true;
        });
        two.change(id, session -> assertThat(busy(session).books).isEmpty());

        kept[0].isChanging = false;
        one.change(id, session -> assertThat(busy(session)).isSameAs(kept[0]));

        two.change(id, session -> assertThat(busy(session).books).containsExactly("Emma"));
    }

    @Test
    void sessionOfAnotherSerializer_isUnreadable_notAnError() {
        SessionNode one = node("session.serializer", "cache");
        String id = one.create(session -> session.set("book", new Book("Emma", List.of())));

        SessionNode jdk = node();
        assertThat(jdk.get(id, "book")).isNull();
        assertThat(node("session.serializer", "cache", "serializer", "string").get(id, "book"))
                .isNull();
        assertThat(one.get(id, "book")).isEqualTo(new Book("Emma", List.of()));
    }

    @Test
    void unknownSerializer_stopsTheDeployment() {
        assertThatThrownBy(() -> node("session.serializer", "xml"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cdi-redis.session.serializer = \"xml\"")
                .hasMessageContaining("jdk, cache");
    }

    @Test
    void classOfALibrary_travelsWhenItIsAllowed() {
        for (String serializer : List.of("jdk", "cache")) {
            try (Warnings warnings = new Warnings()) {
                SessionNode one = node("session.serializer", serializer);
                String id = one.create(session -> session.set("cause", RemovalCause.SIZE));
                assertThat(warnings.of("CDIREDIS03201"))
                        .hasSize(1)
                        .first()
                        .asString()
                        .contains(RemovalCause.class.getName(), "allowed-classes");
                assertThat(node("session.serializer", serializer).get(id, "cause"))
                        .isNull();
            }
            String[] allowed = {
                "session.serializer", serializer, "session.allowed-classes", "com.github.benmanes.caffeine.cache.*"
            };
            String id = node(allowed).create(session -> session.set("cause", RemovalCause.SIZE));
            assertThat(node(allowed).get(id, "cause")).isEqualTo(RemovalCause.SIZE);
        }
    }

    @Test
    void notSerializable_isOneWarningForEachType_howeverOften() {
        try (Warnings warnings = new Warnings()) {
            SessionNode node = node();
            for (int i = 0; i < 3; i++) {
                String id = node.create(session -> {
                    session.set("socket", new Socket());
                    session.set("other socket", new Socket());
                    session.set("sockets", new ArrayList<>(List.of(new Socket())));
                });
                node.change(id, session -> session.set("socket", new Socket()));
                assertThat(node.get(id, "socket")).isInstanceOf(Socket.class);
                assertThat(node.get(id, "sockets"))
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .hasSize(1);
            }

            assertThat(warnings.of("CDIREDIS03201"))
                    .hasSize(2)
                    .anySatisfy(warning -> assertThat(warning).contains(Socket.class.getName(), "not Serializable"))
                    .anySatisfy(warning -> assertThat(warning).contains("\"sockets\"", Socket.class.getName()));
        }
    }
}
