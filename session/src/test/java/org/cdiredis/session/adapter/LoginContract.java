package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.SessionInfo;
import org.cdiredis.session.Sessions;
import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.cdi.ServedSessions;
import org.cdiredis.session.internal.model.SessionRealm;

/** Who logs in gets another id and keeps the session: whoever has made the client take the id before has nothing. */
public interface LoginContract extends Nodes {

    @Test
    default void login_changesTheId_andKeepsTheSession() {
        try (Node one = start(application("users").withUsers());
                Node other = start(application("users").withUsers())) {
            Browser browser = new Browser();
            browser.set(one, "book", "Dune");
            Browser before = browser.copy();
            String ids = browser.ask(one, (request, response) -> {
                String old = request.getSession().getId();
                request.login(TestApplication.USER, TestApplication.PASSWORD);
                return "id changed from " + old + " to " + request.getSession().getId();
            });

            assertThat(one.events("id changed")).containsExactly(ids);
            assertThat(ids.split(" ", -1)[3]).isNotEqualTo(ids.split(" ", -1)[5]);
            assertThat(browser.attribute(other, "book")).isEqualTo("Dune");
            assertThat(before.attribute(one, "book")).isEqualTo("no session");
            assertThat(before.attribute(other, "book")).isEqualTo("no session");
        }
    }

    /** Servers keep in the session what cannot leave the node, and that is nothing to blame the application for. */
    @Test
    default void loginByForm_toADistributableApplication() {
        try (Node node = start(application("spread").withLogin().distributable())) {
            Browser browser = new Browser();
            URI page = node.protectedUriOf(
                    (request, response) -> response.getWriter().print(request.getRemoteUser()));

            assertThat(browser.get(page).body()).doesNotContain(TestApplication.USER);
            Reply submitted = browser.post(
                    node.address().resolve("j_security_check"),
                    "j_username=%s&j_password=%s".formatted(TestApplication.USER, TestApplication.PASSWORD));
            assertThat(submitted.status()).isBetween(302, 303);
            assertThat(browser.get(page).body()).isEqualTo(TestApplication.USER);
        }
    }

    @Test
    default void loginByForm_changesTheId_andKeepsTheSession() {
        try (Node node = start(application("login").withLogin())) {
            Browser browser = new Browser();
            browser.set(node, "book", "Dune");
            Browser before = browser.copy();
            String id = id(browser, node);
            URI page = node.protectedUriOf((request, response) -> response.getWriter()
                    .print(request.getRemoteUser() + " "
                            + request.getSession().getAttribute("book") + " "
                            + request.getSession().getId()));

            assertThat(browser.get(page).body()).doesNotContain(TestApplication.USER);
            Reply submitted = browser.post(
                    node.address().resolve("j_security_check"),
                    "j_username=%s&j_password=%s".formatted(TestApplication.USER, TestApplication.PASSWORD));
            assertThat(submitted.status()).isBetween(302, 303);
            String[] seen = browser.get(page).body().split(" ", -1);

            assertThat(seen[0]).isEqualTo(TestApplication.USER);
            assertThat(seen[1]).isEqualTo("Dune");
            assertThat(seen[2]).isNotEqualTo(id).isEqualTo(id(browser, node));
            assertThat(before.attribute(node, "book")).isEqualTo("no session");
        }
    }

    /** Whether each node knows who has logged in on another one; otherwise it is only the session that they share. */
    default boolean isUserOfAllNodes() {
        return true;
    }

    @Test
    default void userOfALoginByForm_isKnownOnTheOtherNode_untilTheLogout() {
        try (Node one = start(application("login").withLogin());
                Node other = start(application("login").withLogin())) {
            Browser browser = new Browser();
            browser.set(one, "book", "Dune");
            Question whoAmI =
                    (request, response) -> request.getRemoteUser() + " " + request.isUserInRole(TestApplication.ROLE);
            Action page = (request, response) -> response.getWriter().print("page of " + whoAmI.ask(request, response));
            URI pageOfOne = one.protectedUriOf(page);
            URI pageOfOther = other.protectedUriOf(page);
            browser.get(pageOfOne);
            browser.post(
                    one.address().resolve("j_security_check"),
                    "j_username=%s&j_password=%s".formatted(TestApplication.USER, TestApplication.PASSWORD));
            assertThat(browser.get(pageOfOne).body()).isEqualTo("page of joe true");

            assertThat(browser.attribute(other, "book")).isEqualTo("Dune");
            if (isUserOfAllNodes()) {
                assertThat(browser.get(pageOfOther).body()).isEqualTo("page of joe true");
                assertThat(browser.ask(other, whoAmI)).isEqualTo("joe true");
                browser.run(other, (request, response) -> request.logout());
                assertThat(browser.ask(one, whoAmI)).isEqualTo("null false");
                assertThat(browser.get(pageOfOne).body()).doesNotContain("page of");
            } else {
                assertThat(browser.ask(other, whoAmI)).isEqualTo("null false");
                assertThat(browser.get(pageOfOther).body()).doesNotContain("page of");
            }
            assertThat(browser.attribute(one, "book")).isEqualTo("Dune");
        }
    }

    @Test
    default void logoutThatInvalidates_leavesNothing() {
        try (Node one = start(application("users").withUsers());
                Node other = start(application("users").withUsers())) {
            Browser browser = new Browser();
            browser.set(one, "book", "Dune");
            browser.run(one, (request, response) -> request.login(TestApplication.USER, TestApplication.PASSWORD));
            Browser copy = browser.copy();
            browser.run(one, (request, response) -> {
                request.logout();
                request.getSession().invalidate();
            });

            assertThat(copy.ask(one, (request, response) -> request.getRemoteUser() + " " + request.getSession(false)))
                    .isEqualTo("null null");
            assertThat(copy.attribute(other, "book")).isEqualTo("no session");
        }
    }

    @Test
    default void userWhoHasLoggedIn_isFound_andLoggedOutOnAllNodes() {
        try (Node one = start(application("everywhere").withUsers());
                Node other = start(application("everywhere").withUsers())) {
            Browser phone = new Browser();
            phone.set(one, "book", "Dune");
            Browser guest = phone.copy();
            Browser laptop = new Browser();
            login(phone, one);
            laptop.run(other, (request, response) -> {
                request.login(TestApplication.USER, TestApplication.PASSWORD);
                request.getSession().setAttribute("book", "Persuasion");
            });
            guest.set(one, "book", "Emma");

            for (Node node : List.of(one, other)) {
                assertThat(sessionsOfTheUser(guest, node))
                        .contains(key(phone, node), key(laptop, node))
                        .doesNotContain(key(guest, node));
            }
            assertThat(logOutEverywhere(guest, other)).isEqualTo("2");
            for (Node node : List.of(one, other)) {
                assertThat(phone.attribute(node, "book")).isEqualTo("no session");
                assertThat(laptop.attribute(node, "book")).isEqualTo("no session");
                assertThat(guest.attribute(node, "book")).isEqualTo("Emma");
                assertThat(sessionsOfTheUser(guest, node)).isEqualTo("[]");
            }
        }
    }

    @Test
    default void userOfALoginByForm_isFound_andLoggedOut() {
        try (Node node = start(application("form").withLogin())) {
            Browser browser = new Browser();
            URI page = node.protectedUriOf((request, response) ->
                    response.getWriter().print(request.getSession().getId().substring(0, 22)));
            browser.get(page);
            browser.post(
                    node.address().resolve("j_security_check"),
                    "j_username=%s&j_password=%s".formatted(TestApplication.USER, TestApplication.PASSWORD));
            String key = browser.get(page).body();
            Browser guest = new Browser();

            assertThat(sessionsOfTheUser(guest, node)).isEqualTo("[" + key + "]");
            assertThat(logOutEverywhere(guest, node)).isEqualTo("1");
            assertThat(browser.attribute(node, "book")).isEqualTo("no session");
        }
    }

    @Test
    default void sessionThatGoesOnAfterALogout_isNobodys() {
        try (Node one = start(application("nobodys").withUsers());
                Node other = start(application("nobodys").withUsers())) {
            Browser browser = new Browser();
            browser.set(one, "book", "Dune");
            login(browser, one);
            assertThat(sessionsOfTheUser(browser, other)).isEqualTo("[" + key(browser, one) + "]");
            browser.run(one, (request, response) -> request.logout());

            assertThat(sessionsOfTheUser(browser, other)).isEqualTo("[]");
            assertThat(logOutEverywhere(browser, other)).isEqualTo("0");
            assertThat(browser.attribute(other, "book")).isEqualTo("Dune");
        }
    }

    private static void login(Browser browser, Node node) {
        assertThat(browser.run(
                                node,
                                (request, response) -> request.login(TestApplication.USER, TestApplication.PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    private static String sessionsOfTheUser(Browser browser, Node node) {
        return browser.ask(
                node,
                (request, response) -> sessions(request).findByPrincipal(TestApplication.USER).stream()
                        .map(SessionInfo::key)
                        .toList());
    }

    private static String logOutEverywhere(Browser browser, Node node) {
        return browser.ask(node, (request, response) -> sessions(request).invalidateAll(TestApplication.USER));
    }

    /** As the application would have them injected. */
    private static Sessions sessions(HttpServletRequest request) {
        return new ServedSessions(
                () -> (SessionRealm) request.getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE));
    }

    private static String key(Browser browser, Node node) {
        return id(browser, node).substring(0, 22);
    }

    private static String id(Browser browser, Node node) {
        return browser.ask(
                node, (request, response) -> request.getSession(false).getId());
    }
}
