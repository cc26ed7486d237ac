package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.Question;
import org.cdiredis.session.adapter.Reply;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;

/** The whole contract, on two embedded Tomcats whose application brings the manager, and what else there is on Tomcat. */
final class TomcatAdapterContractTest extends AdapterContract {

    private static final String LOGIN = "login";
    private static final String ROUTE = "routed";

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return TomcatServer.start(application, context -> customize(application.name(), context));
    }

    private static void customize(String name, Context context) {
        // Otherwise Tomcat hides the cookie from scripts, whatever the application says.
        context.setUseHttpOnly(false);
        if (name.equals(ROUTE)) {
            ((Engine) context.getParent().getParent()).setJvmRoute("node1");
        }
    }

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
    void route_isInTheCookie_andInNoId() {
        try (Node node = start(application(ROUTE))) {
            Browser browser = new Browser();
            String id = browser.ask(
                    node, (request, response) -> request.getSession().getId());

            assertThat(browser.cookies(node).get(0).getValue()).isEqualTo(id + ".node1");
            assertThat(browser.ask(
                            node,
                            (request, response) -> request.isRequestedSessionIdValid() + " "
                                    + request.getSession(false).getId()))
                    .isEqualTo("true " + id);
        }
    }
}
