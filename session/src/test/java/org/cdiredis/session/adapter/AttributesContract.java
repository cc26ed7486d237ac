package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.junit.jupiter.api.Test;

/** Attributes are those of the session, whichever node a request comes to. */
public interface AttributesContract extends Nodes {

    @Test
    default void attribute_isSeenOnTheOtherNode() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");

        assertThat(browser.attribute(second(), "book")).isEqualTo("Dune");
        assertThat(browser.attribute(first(), "book")).isEqualTo("Dune");
    }

    @Test
    default void attribute_changedOnTheOtherNode_isSeenOnTheFirst() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        browser.set(second(), "book", "Emma");

        assertThat(browser.attribute(first(), "book")).isEqualTo("Emma");
    }

    @Test
    default void attribute_removed_isGoneOnBothNodes() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        browser.run(second(), (request, response) -> request.getSession().removeAttribute("book"));

        assertThat(browser.attribute(first(), "book")).isEqualTo("null");
        assertThat(browser.attribute(second(), "book")).isEqualTo("null");
    }

    @Test
    default void attributeThatCannotBeRead_canBeReplaced_andRemoved() {
        try (Node node = start(application("older"));
                Node other = start(application("older")
                        .with("cdi-redis.session.unreadable", "fail")
                        .with("cdi-redis.session.allowed-classes", "!" + Unknown.class.getName()))) {
            Browser browser = new Browser();
            browser.set(node, "replaced", new Unknown());
            browser.set(node, "removed", new Unknown());
            assertThat(browser.run(
                                    other,
                                    (request, response) -> request.getSession().getAttribute("replaced"))
                            .status())
                    .isEqualTo(500);

            assertThat(browser.set(other, "replaced", "Dune").status()).isEqualTo(200);
            assertThat(browser.set(other, "removed", null).status()).isEqualTo(200);

            assertThat(browser.attribute(node, "replaced")).isEqualTo("Dune");
            assertThat(browser.attribute(node, "removed")).isEqualTo("null");
        }
    }

    /** What one of two nodes does not know. */
    final class Unknown implements Serializable {

        private static final long serialVersionUID = 1;
    }

    @Test
    default void attribute_setToNull_isRemoved() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        browser.set(first(), "book", null);

        assertThat(browser.attribute(second(), "book")).isEqualTo("null");
        assertThat(browser.ask(second(), (request, response) -> names(request))).isEqualTo("[]");
    }

    @Test
    default void attributeNames_areThoseOfTheApplicationOnly() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        browser.set(first(), "author", "Herbert");

        assertThat(browser.ask(first(), (request, response) -> names(request))).isEqualTo("[author, book]");
        assertThat(browser.ask(second(), (request, response) -> names(request))).isEqualTo("[author, book]");
    }

    @Test
    default void list_changedInPlace_isChangedOnTheOtherNode() {
        Browser browser = new Browser();
        browser.set(first(), "basket", new ArrayList<>(List.of("Dune")));
        browser.run(second(), (request, response) -> basket(request).add("Emma"));

        assertThat(browser.attribute(first(), "basket")).isEqualTo("[Dune, Emma]");
    }

    @Test
    default void attributeOfAMegabyte_isReadAndChangedInPlace_onBothNodes() {
        byte[] photo = new byte[1 << 20];
        new Random(1).nextBytes(photo);
        Browser browser = new Browser();
        browser.set(first(), "photo", photo.clone());
        assertThat(browser.ask(second(), (request, response) -> Arrays.hashCode(photo(request))))
                .isEqualTo(String.valueOf(Arrays.hashCode(photo)));

        browser.run(second(), (request, response) -> photo(request)[photo.length - 1]++);
        photo[photo.length - 1]++;
        for (Node node : List.of(first(), second())) {
            assertThat(browser.ask(node, (request, response) -> Arrays.hashCode(photo(request))))
                    .isEqualTo(String.valueOf(Arrays.hashCode(photo)));
        }
    }

    private static byte[] photo(HttpServletRequest request) {
        return (byte[]) request.getSession(false).getAttribute("photo");
    }

    @Test
    default void attribute_isTheSameObjectWithinARequest() {
        Browser browser = new Browser();
        browser.set(first(), "basket", new ArrayList<>(List.of("Dune")));

        assertThat(browser.ask(second(), (request, response) -> {
                    List<String> basket = basket(request);
                    HttpSession session = request.getSession();
                    return basket == basket(request) && session == request.getSession(false);
                }))
                .isEqualTo("true");
    }

    @Test
    default void attributesOfParallelRequests_areAllThere() throws Exception {
        Browser browser = new Browser();
        browser.set(first(), "begun", "yes");
        int requests = 8;
        CyclicBarrier together = new CyclicBarrier(requests);

        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            String name = "a" + i;
            replies.add(browser.runAsync(i % 2 == 0 ? first() : second(), (request, response) -> {
                request.getSession(false).getAttributeNames();
                together.await(30, TimeUnit.SECONDS);
                request.getSession(false).setAttribute(name, name);
            }));
        }
        for (CompletableFuture<Reply> reply : replies) {
            assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        }

        assertThat(browser.ask(second(), (request, response) -> names(request)))
                .isEqualTo("[a0, a1, a2, a3, a4, a5, a6, a7, begun]");
    }

    @Test
    default void attributeThatIsNotSerializable_staysOnItsNode_andTheOthersTravel() {
        Browser browser = new Browser();
        browser.run(first(), (request, response) -> {
            request.getSession().setAttribute("local", new NotSerializable());
            request.getSession().setAttribute("book", "Dune");
        });

        assertThat(browser.attribute(first(), "local")).isEqualTo("not serializable");
        assertThat(browser.attribute(second(), "local")).isEqualTo("null");
        assertThat(browser.attribute(second(), "book")).isEqualTo("Dune");
        assertThat(browser.attribute(first(), "local")).isEqualTo("not serializable");
    }

    @Test
    default void attributeThatIsNotSerializable_isLoggedOnce_perNode() {
        try (Log log = new Log();
                Node node = start(application("local"))) {
            for (Browser browser : List.of(new Browser(), new Browser())) {
                for (int i = 0; i < 2; i++) {
                    browser.set(node, "local", new NotSerializable());
                    browser.set(node, "other", new NotSerializable());
                    browser.attribute(node, "local");
                }
            }

            assertThat(log.with("CDIREDIS03201")).singleElement().asString().contains(NotSerializable.class.getName());
        }
    }

    @Test
    default void attributeThatIsNotSerializable_isRefused_whenDistributable() {
        try (Node distributable = start(application("distributable").distributable())) {
            Browser browser = new Browser();

            assertThat(browser.ask(distributable, (request, response) -> {
                        try {
                            request.getSession().setAttribute("local", new NotSerializable());
                            return "taken";
                        } catch (IllegalArgumentException e) {
                            return "refused";
                        }
                    }))
                    .isEqualTo("refused");
            assertThat(browser.attribute(distributable, "local")).isEqualTo("null");
        }
    }

    @Test
    default void sessionsOfTwoApplications_areApart() {
        try (Node other = start(application("other")
                .atStartup(context -> context.getSessionCookieConfig().setPath("/")))) {
            Browser browser = new Browser();
            browser.set(other, "book", "Dune");
            String id = browser.ask(
                    other, (request, response) -> request.getSession().getId());
            String name = browser.cookies(other).get(0).getName();

            Browser thief = new Browser();
            thief.add(first(), name, browser.cookies(other).get(0).getValue());

            assertThat(thief.attribute(first(), "book")).isEqualTo("no session");
            assertThat(thief.ask(
                            first(), (request, response) -> request.getSession().getId()))
                    .isNotEqualTo(id);
            assertThat(browser.attribute(other, "book")).isEqualTo("Dune");
        }
    }

    @Test
    default void sessionsOfTwoApplicationsWithOneName_areTheSame() {
        try (Node one = start(application("one")
                        .with("cdi-redis.session.name", "common")
                        .atStartup(context -> context.getSessionCookieConfig().setPath("/")));
                Node other = start(application("other")
                        .with("cdi-redis.session.name", "common")
                        .atStartup(context -> context.getSessionCookieConfig().setPath("/")))) {
            Browser browser = new Browser();
            browser.set(one, "book", "Dune");

            assertThat(browser.attribute(other, "book")).isEqualTo("Dune");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> basket(HttpServletRequest request) {
        return (List<String>) request.getSession(false).getAttribute("basket");
    }

    private static SortedSet<String> names(HttpServletRequest request) {
        return new TreeSet<>(Collections.list(request.getSession(false).getAttributeNames()));
    }

    /** As many a framework puts into a session. */
    final class NotSerializable {

        @Override
        public String toString() {
            return "not serializable";
        }
    }

    @Test
    default void listThatCannotBeSerializedAnyMore_isAnErrorOfItsRequest_whenDistributable() {
        try (Node distributable = start(application("distributable").distributable())) {
            Browser browser = new Browser();
            browser.set(distributable, "basket", new ArrayList<>(List.of("Dune")));

            Reply reply = browser.run(distributable, (request, response) -> {
                addNotSerializable(request);
                response.getWriter().print("done");
            });
            Reply later = browser.run(distributable, (request, response) -> {
                AsyncContext async = request.startAsync();
                async.start(() -> {
                    addNotSerializable(request);
                    async.complete();
                });
            });

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body()).doesNotContain("done");
            assertThat(later.status()).isEqualTo(500);
            assertThat(browser.attribute(distributable, "basket")).isEqualTo("[Dune]");
        }
    }

    @SuppressWarnings("unchecked")
    private static void addNotSerializable(HttpServletRequest request) {
        ((List<Object>) request.getSession(false).getAttribute("basket")).add(Optional.empty());
    }
}
