package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;

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

    private static String id(Browser browser, Node node) {
        return browser.ask(
                node, (request, response) -> request.getSession(false).getId());
    }
}
