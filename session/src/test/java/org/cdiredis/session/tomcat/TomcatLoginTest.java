package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.Question;
import org.cdiredis.session.adapter.Reply;
import org.cdiredis.session.adapter.TestApplication;

/** Who is logged in on Tomcat, and what a log-in has interrupted, whichever node answers. */
final class TomcatLoginTest extends TomcatNodes {

    private static final String LOGIN = "login";

    @Test
    void loginByForm_begunOnOneNode_goesOnOnTheOther() {
        try (Node one = start(application(LOGIN).withLogin());
                Node other = start(application(LOGIN).withLogin())) {
            Browser browser = new Browser();
            var whoAmI = one.protectedUriOf((request, response) -> response.getWriter()
                    .print(request.getRemoteUser() + " " + request.isUserInRole(TestApplication.ROLE) + " "
                            + request.getAuthType()));
            assertThat(browser.get(whoAmI).body()).isEqualTo("static");
            String before = browser.cookies(one).get(0).getValue();

            Reply submitted = browser.post(
                    other.address().resolve("j_security_check"),
                    "j_username=%s&j_password=%s".formatted(TestApplication.USER, TestApplication.PASSWORD));
            assertThat(submitted.status()).isEqualTo(303);
            assertThat(browser.cookies(one).get(0).getValue()).isNotEqualTo(before);

            assertThat(browser.get(whoAmI).body()).isEqualTo(TestApplication.USER + " true FORM");
            assertThat(browser.ask(other, (request, response) -> request.getRemoteUser()))
                    .isEqualTo(TestApplication.USER);
        }
    }

    @Test
    void requestThatALoginHasInterrupted_isRestored() {
        try (Node node = start(application(LOGIN).withLogin())) {
            isRestored(node, node.protectedUriOf(TomcatLoginTest::order));
        }
    }

    @Test
    void requestThatALoginHasInterrupted_isRestored_alsoWhereOnlyTheApplicationAsksForTheLogin() {
        try (Node node = start(application(LOGIN).withLogin())) {
            isRestored(node, node.uriOf((request, response) -> {
                if (request.authenticate(response)) {
                    order(request, response);
                }
            }));
        }
    }

    private static void order(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print(request.getMethod() + " " + request.getParameter("book") + " "
                        + request.getSession().getMaxInactiveInterval());
    }

    private static void isRestored(Node node, URI page) {
        Browser browser = new Browser();
        assertThat(browser.post(page, "book=Dune").body()).isEqualTo("static");
        browser.post(
                node.address().resolve("j_security_check"),
                "j_username=%s&j_password=%s".formatted(TestApplication.USER, TestApplication.PASSWORD));

        assertThat(browser.get(page).body()).isEqualTo("POST Dune 1800");
    }

    @Test
    void loginInCode_isKnownToTheNextRequestOfAnyNode_alsoWhereNobodyNeedsToLogIn() {
        try (Node one = start(application("users"));
                Node other = start(application("users"))) {
            Browser browser = new Browser();
            browser.run(one, (request, response) -> {
                request.getSession();
                request.login(TestApplication.USER, TestApplication.PASSWORD);
            });
            Question whoAmI = (request, response) -> request.isUserInRole(TestApplication.ROLE) + " "
                    + request.getUserPrincipal().getName() + " " + request.getRemoteUser();

            assertThat(browser.ask(other, whoAmI)).isEqualTo("true joe joe");
            assertThat(browser.ask(other, (request, response) -> request.getAuthType()))
                    .isEqualTo("NONE");
            // Whoever has asked for the session before has not asked in vain either.
            assertThat(browser.ask(other, (request, response) -> {
                        request.getSession();
                        return request.getRemoteUser();
                    }))
                    .isEqualTo("joe");
            assertThat(browser.run(
                                    other,
                                    (request, response) -> request.startAsync()
                                            .dispatch(other.pathOf((dispatched, answer) ->
                                                    answer.getWriter().print(dispatched.getRemoteUser()))))
                            .body())
                    .isEqualTo("joe");
            browser.run(other, (request, response) -> request.logout());
            assertThat(browser.ask(
                            one,
                            (request, response) -> request.getRemoteUser() + " " + (request.getSession(false) != null)))
                    .isEqualTo("null true");
        }
    }

    @Test
    void userWhoCannotBeKnown_isNotNobody_alsoForWhoeverAsksAgain() {
        try (RedisServer own = RedisServer.start();
                Node node = start(application("users").with("cdi-redis.location", own.uri()))) {
            Browser browser = new Browser();
            browser.run(node, (request, response) -> {
                request.getSession();
                request.login(TestApplication.USER, TestApplication.PASSWORD);
            });
            own.kill();

            assertThat(browser.run(node, (request, response) -> {
                                try {
                                    request.getRemoteUser();
                                } catch (SessionUnavailableException e) {
                                    response.getWriter().print(request.getRemoteUser());
                                }
                            })
                            .status())
                    .isEqualTo(503);
        }
    }

    @Test
    void errorPage_knowsWhoIsLoggedIn_alsoIfNoServletOfTheApplicationWasAsked() {
        try (Node node = start(application("error")
                .onError((request, response) -> response.getWriter().print(request.getRemoteUser())))) {
            Browser browser = new Browser();
            browser.run(node, (request, response) -> {
                request.getSession();
                request.login(TestApplication.USER, TestApplication.PASSWORD);
            });

            assertThat(browser.page(node, "missing.txt").body()).isEqualTo(TestApplication.USER);
        }
    }
}
