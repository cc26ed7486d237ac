package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import org.cdiredis.RedisCacheException;
import org.cdiredis.session.Warnings;

/** Two versions of an application, each with its own version of a class, over the same sessions: what a rolling deployment is. */
final class ClassEvolutionTest extends NodesOnOneRedis {

    private static final String CART = "shop.Cart";

    /** A node whose cart has these members besides its books; without a cart if they are "none". */
    private SessionNode node(String members, Map<String, String> options) {
        SessionNode node = start(options);
        if (!members.equals("none")) {
            node.application().compile(CART, """
                    package shop;
                    public class Cart implements java.io.Serializable {
                        public java.util.ArrayList<String> books = new java.util.ArrayList<>();
                        %s
                    }
                    """.formatted(members));
        }
        return node;
    }

    private SessionNode node(String members) {
        return node(members, Map.of());
    }

    private static String version(int number) {
        return "private static final long serialVersionUID = " + number + ";";
    }

    private static Object newCart(SessionNode node, String... books) {
        try {
            Object cart = node.application()
                    .loader()
                    .loadClass(CART)
                    .getDeclaredConstructor()
                    .newInstance();
            books(cart).addAll(List.of(books));
            return cart;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object cart(LiveSession session) {
        return Objects.requireNonNull(session.get("cart"));
    }

    @SuppressWarnings("unchecked") // it is
    private static List<String> books(Object cart) {
        return (List<String>) Objects.requireNonNull(field(cart, "books"));
    }

    private static Object field(Object cart, String name) {
        try {
            return cart.getClass().getField(name).get(cart);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void coupon(Object cart, String coupon) {
        try {
            cart.getClass().getField("coupon").set(cart, coupon);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String createdBy(SessionNode node, String... books) {
        return node.create(session -> {
            session.set("cart", newCart(node, books));
            session.set("user", "ann");
        });
    }

    @Test
    void addedField_isReadBothWays_andWhoeverOnlyReadsTakesNothingFromIt() {
        SessionNode older = node(version(1));
        SessionNode newer = node(version(1) + " public String coupon;");
        String id = createdBy(older, "Emma");

        newer.change(id, session -> {
            assertThat(books(cart(session))).containsExactly("Emma");
            assertThat(cart(session)).hasFieldOrPropertyWithValue("coupon", null);
            coupon(cart(session), "TEN");
        });
        older.change(id, session -> {
            assertThat(books(cart(session))).containsExactly("Emma");
            session.set("user", "bob");
        });

        newer.change(id, session -> {
            assertThat(field(cart(session), "coupon")).isEqualTo("TEN");
            assertThat(session.get("user")).isEqualTo("bob");
        });
        // Who changes it writes what it knows.
        older.change(id, session -> books(cart(session)).add("Persuasion"));
        newer.change(id, session -> assertThat(books(cart(session))).containsExactly("Emma", "Persuasion"));
    }

    @Test
    void otherClass_countsAsAbsent_andItsBytesStayForOlderNodes() {
        try (Warnings warnings = new Warnings()) {
            SessionNode older = node(version(1));
            SessionNode newer = node(version(2));
            String id = createdBy(older, "Emma");

            newer.change(id, session -> {
                assertThat(session.get("cart")).isNull();
                assertThat(session.get("cart")).isNull();
                assertThat(session.names()).containsExactly("user");
                session.set("user", "bob");
            });
            newer.change(id, session -> assertThat(session.get("cart")).isNull());
            older.change(id, session -> {
                assertThat(books(cart(session))).containsExactly("Emma");
                assertThat(session.get("user")).isEqualTo("bob");
                books(cart(session)).add("Persuasion");
            });
            assertThat(warnings.of("CDIREDIS03202"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("\"cart\"", "kept");

            newer.change(id, session -> session.set("cart", newCart(newer, "Dune")));
            older.change(id, session -> assertThat(session.get("cart")).isNull());
            newer.change(id, session -> assertThat(books(cart(session))).containsExactly("Dune"));
        }
    }

    @Test
    void missingClass_countsAsAbsent_andCanBeRemoved() {
        SessionNode older = node(version(1));
        SessionNode newer = node("none");
        String id = createdBy(older, "Emma");

        newer.change(id, session -> assertThat(session.get("cart")).isNull());
        older.change(id, session -> assertThat(books(cart(session))).containsExactly("Emma"));
        newer.change(id, session -> session.remove("cart"));

        older.change(id, session -> assertThat(session.get("cart")).isNull());
    }

    @Test
    void drop_removesWhatCannotBeRead() {
        SessionNode older = node(version(1));
        SessionNode newer = node(version(2), Map.of("cdi-redis.session.unreadable", "drop"));
        String id = createdBy(older, "Emma");

        newer.change(id, session -> assertThat(session.get("cart")).isNull());

        older.change(id, session -> {
            assertThat(session.get("cart")).isNull();
            assertThat(session.get("user")).isEqualTo("ann");
        });
        assertThat(redis.command("HEXISTS", redis.command("KEYS", "*:s:*"), "\u0002cart"))
                .isEqualTo("0");
    }

    @Test
    void invalidate_endsTheSessionForAll_andTells() {
        SessionNode older = node(version(1));
        SessionNode newer = node(version(2), Map.of("cdi-redis.session.unreadable", "invalidate"));
        String id = createdBy(older, "Emma");

        newer.change(id, session -> {
            assertThat(session.get("cart")).isNull();
            assertThatThrownBy(() -> session.get("user")).isInstanceOf(IllegalStateException.class);
        });

        assertThat(older.has(id)).isFalse();
        assertThat(newer.events()).containsExactly("INVALIDATED " + id.substring(0, 22) + " ann");
    }

    @Test
    void fail_isAnErrorOfTheRequest_andLeavesTheSessionAsItIs() {
        SessionNode older = node(version(1));
        SessionNode newer = node(version(2), Map.of("cdi-redis.session.unreadable", "fail"));
        String id = createdBy(older, "Emma");

        newer.change(
                id,
                session -> assertThatThrownBy(() -> session.get("cart"))
                        .isInstanceOf(RedisCacheException.class)
                        .hasMessageContaining("CDIREDIS03105")
                        .hasMessageContaining("\"cart\""));

        newer.change(id, session -> assertThat(session.get("user")).isEqualTo("ann"));
        older.change(id, session -> assertThat(books(cart(session))).containsExactly("Emma"));
    }
}
