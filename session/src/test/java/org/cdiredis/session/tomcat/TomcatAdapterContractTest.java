package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
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
        if (name.equals(BY_HAND)) {
            context.setManager(new RedisSessionManager());
            return;
        }
        context.addServletContainerInitializer(new SessionInitializer(), Set.of());
        if (name.equals(LOGIN)) {
            protectActions(context);
        } else if (name.equals(ROUTE)) {
            ((Engine) context.getParent().getParent()).setJvmRoute("node1");
        }
    }

    private static void protectActions(Context context) {
        SecurityCollection actions = new SecurityCollection();
        actions.addPattern("/action/*");
        SecurityConstraint constraint = new SecurityConstraint();
        constraint.addCollection(actions);
        constraint.addAuthRole(TomcatServer.ROLE);
        context.addConstraint(constraint);
        context.addSecurityRole(TomcatServer.ROLE);
        context.setLoginConfig(new LoginConfig("FORM", null, "/" + TestApplication.STATIC_PAGE, "/"));
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
        try (Node one = start(application(LOGIN));
                Node other = start(application(LOGIN))) {
            Browser browser = new Browser();
            var whoAmI = one.uriOf((request, response) -> response.getWriter()
                    .print(request.getRemoteUser() + " " + request.isUserInRole(TomcatServer.ROLE) + " "
                            + request.getAuthType()));
            assertThat(browser.get(whoAmI).body()).isEqualTo("static");
            String before = browser.cookies(one).get(0).getValue();

            Reply submitted = browser.post(
                    other.address().resolve("j_security_check"),
                    "j_username=%s&j_password=%s".formatted(TomcatServer.USER, TomcatServer.PASSWORD));
            assertThat(submitted.status()).isEqualTo(303);
            assertThat(browser.cookies(one).get(0).getValue()).isNotEqualTo(before);

            assertThat(browser.get(whoAmI).body()).isEqualTo(TomcatServer.USER + " true FORM");
            assertThat(browser.ask(other, (request, response) -> request.getRemoteUser()))
                    .isEqualTo(TomcatServer.USER);
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

    @Test
    void redisDown_isAnAnswer503_andWhoHasNoSessionIsServed() {
        try (RedisServer own = RedisServer.start();
                Node node = start(application("outage").with("cdi-redis.location", own.uri()))) {
            Browser browser = new Browser();
            browser.set(node, "book", "Dune");
            own.kill();

            assertThat(browser.run(
                                    node,
                                    (request, response) -> request.getSession().getAttribute("book"))
                            .status())
                    .isEqualTo(503);
            assertThat(new Browser().set(node, "book", "Emma").status()).isEqualTo(503);
            assertThat(new Browser().page(node, TestApplication.STATIC_PAGE).status())
                    .isEqualTo(200);
        }
    }
}
