package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.Reply;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.servlet.SessionInitializer;

/** The whole contract, on two embedded Tomcats whose application brings the manager, and what else there is on Tomcat. */
final class TomcatAdapterContractTest extends AdapterContract {

    private static final String BY_HAND = "by-hand";
    private static final String LOGIN = "login";
    private static final String ROUTE = "routed";

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return TomcatServer.start(application, context -> customize(application.name(), context));
    }

    private static void customize(String name, Context context) {
        // Otherwise Tomcat hides the cookie from scripts, whatever the application says.
        context.setUseHttpOnly(false);
        if (name.equals(BY_HAND)) {
            context.setManager(new RedisSessionManager());
            return;
        }
        context.addServletContainerInitializer(new SessionInitializer(), Set.of());
        if (name.equals(ROUTE)) {
            ((Engine) context.getParent().getParent()).setJvmRoute("node1");
        }
    }

    @Test
    void managerSetByHand_keepsSessionsInRedis() {
        try (Node one = start(application(BY_HAND));
                Node other = start(application(BY_HAND))) {
            Browser browser = new Browser();
            browser.set(one, "book", "Dune");

            assertThat(browser.attribute(other, "book")).isEqualTo("Dune");
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
