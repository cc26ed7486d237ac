package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jakarta.servlet.http.HttpSession;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listeners hear all, on the node where it happens and before the call returns, and of an expiry on one node only. */
public interface ListenersContract extends Nodes {

    @BeforeEach
    default void forgetEvents() {
        first().forgetEvents();
        second().forgetEvents();
    }

    @Test
    default void sessionCreated_isHeardBeforeGetSessionReturns_onThatNode() {
        Browser browser = new Browser();
        String heard = browser.ask(first(), (request, response) -> {
            String id = request.getSession().getId();
            return first().events().contains("created " + id);
        });
        browser.attribute(second(), "book");

        assertThat(heard).isEqualTo("true");
        assertThat(second().events("created")).isEmpty();
    }

    @Test
    default void sessionDestroyed_isHeardBeforeInvalidateReturns_withTheAttributes() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        first().forgetEvents();
        String id = browser.ask(
                second(), (request, response) -> request.getSession().getId());
        String heard = browser.ask(second(), (request, response) -> {
            request.getSession().invalidate();
            return second().events("destroyed");
        });

        assertThat(heard).isEqualTo("[destroyed " + id + " [book]]");
        assertThat(second().events("removed")).containsExactly("removed book=Dune");
        assertThat(first().events()).isEmpty();
    }

    @Test
    default void sessionListeners_areCalledInOrderAtTheBeginningAndInReverseAtTheEnd() {
        Browser browser = new Browser();
        String id = browser.ask(first(), (request, response) -> {
            HttpSession session = request.getSession();
            String created = session.getId();
            session.invalidate();
            return created;
        });

        // Without those of other tests' sessions, which end at some time.
        List<String> kinds = first().events().stream()
                .filter(event -> event.contains(id))
                .map(event -> event.replaceAll("(created|destroyed).*", "$1"))
                .toList();
        assertThat(kinds).containsExactly("created", "second created", "second destroyed", "destroyed");
    }

    @Test
    default void attributeListeners_hearOfAddedReplacedAndRemoved() {
        Browser browser = new Browser();
        browser.set(first(), "title", "Dune");
        first().forgetEvents();
        browser.set(second(), "title", "Emma");
        browser.run(second(), (request, response) -> {
            request.getSession().removeAttribute("title");
            request.getSession().removeAttribute("title");
            request.getSession().setAttribute("subtitle", "A Novel");
        });

        // Without those of other tests' sessions, which end at some time.
        assertThat(second().events())
                .filteredOn(event -> event.contains("title"))
                .containsExactly("replaced title=Dune by Emma", "removed title=Emma", "added subtitle=A Novel");
        assertThat(first().events()).noneMatch(event -> event.contains("title"));
    }

    @Test
    default void listenersOfAttributesAndIds_areCalledInTheirOrder() {
        try (Node node = start(application("order").withListener(LastListener.class))) {
            new Browser().run(node, (request, response) -> {
                HttpSession session = request.getSession();
                session.setAttribute("book", "Dune");
                session.setAttribute("book", "Emma");
                session.removeAttribute("book");
                request.changeSessionId();
            });

            assertThat(node.events())
                    .filteredOn(event -> event.contains("book") || event.contains("id changed"))
                    .map(event -> event.replaceAll("id changed.*", "id changed"))
                    .containsExactly(
                            "added book=Dune",
                            "last added book",
                            "replaced book=Dune by Emma",
                            "last replaced book",
                            "removed book=Emma",
                            "last removed book",
                            "id changed",
                            "last id changed");
        }
    }

    @Test
    default void bindingListeners_hearWhatBecomesOfThem() {
        Browser browser = new Browser();
        browser.run(first(), (request, response) -> {
            request.getSession().setAttribute("witness", new Witness("one"));
            request.getSession().setAttribute("witness", new Witness("two"));
            request.getSession().removeAttribute("witness");
        });

        assertThat(first().events("bound")).containsExactly("bound one", "bound two");
        assertThat(first().events("unbound")).containsExactly("unbound one", "unbound two");
    }

    /** In which order a value and the listeners of attributes hear of it, that is replaced and removed: it hears first. */
    default List<String> orderOfBinding() {
        return List.of(
                "bound one",
                "added witness=one",
                "bound two",
                "unbound one",
                "replaced witness=one by two",
                "unbound two",
                "removed witness=two");
    }

    @Test
    default void valueAndListeners_hearInTheirOrder() {
        Browser browser = new Browser();
        browser.run(first(), (request, response) -> {
            HttpSession session = request.getSession();
            session.setAttribute("witness", new Witness("one"));
            session.setAttribute("witness", new Witness("two"));
            session.removeAttribute("witness");
        });

        // Without what becomes of other tests' sessions.
        assertThat(first().events())
                .filteredOn(event ->
                        event.matches("(bound|unbound) (one|two)|(added|replaced|removed) witness=(one|two).*"))
                .isEqualTo(orderOfBinding());
    }

    @Test
    default void bindingListener_hearsOfTheEndOfTheSession_onTheOtherNode() {
        Browser browser = new Browser();
        browser.set(first(), "witness", new Witness("one"));
        browser.run(second(), (request, response) -> request.getSession().invalidate());

        assertThat(second().events("unbound")).containsExactly("unbound one");
        assertThat(first().events("unbound")).isEmpty();
    }

    @Test
    default void activationListener_hearsOfItsWay() {
        Browser browser = new Browser();
        browser.set(first(), "witness", new Witness("one"));

        assertThat(browser.attribute(second(), "witness")).isEqualTo("one");
        assertThat(first().events("passivated")).contains("passivated one");
        assertThat(second().events("activated")).contains("activated one");
    }

    @Test
    default void idListener_hearsOnceOfTheNewId() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        String ids = browser.ask(second(), (request, response) -> {
            String before = request.getSession().getId();
            return "id changed from " + before + " to " + request.changeSessionId();
        });

        assertThat(second().events("id changed")).containsExactly(ids);
        assertThat(first().events("id changed")).isEmpty();
    }

    @Test
    default void expiry_isHeardOnOneNodeOnce_withTheAttributes() {
        Browser browser = new Browser();
        String id = browser.ask(first(), (request, response) -> {
            request.getSession().setAttribute("witness", new Witness("one"));
            request.getSession().setMaxInactiveInterval(1);
            return request.getSession().getId();
        });
        // Both nodes know the session.
        browser.attribute(second(), "witness");
        String destroyed = "destroyed " + storedPart(id);

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> count(destroyed) > 0);
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(30))
                .until(() -> count(destroyed) == 1);

        assertThat(count("unbound one")).isEqualTo(1);
    }

    @Test
    default void expiry_isHeardByAttributes_inAnApplicationWithoutListeners() {
        try (Node node = start(application("listeners").withoutListeners())) {
            new Browser().run(node, (request, response) -> {
                request.getSession().setAttribute("witness", new Witness("expired"));
                request.getSession().setMaxInactiveInterval(1);
            });
            Browser leaving = new Browser();
            leaving.set(node, "witness", new Witness("invalidated"));
            leaving.run(node, (request, response) -> request.getSession().invalidate());

            assertThat(node.events("unbound")).containsExactly("unbound invalidated");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(node.events("unbound")).contains("unbound expired"));
        }
    }

    /** What is left of an id whose secret only the client knows. */
    private static String storedPart(String id) {
        return id.substring(0, 22);
    }

    private long count(String event) {
        return Stream.concat(first().events(event).stream(), second().events(event).stream())
                .count();
    }
}
