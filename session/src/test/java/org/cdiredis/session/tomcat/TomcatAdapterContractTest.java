package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.connector.Request;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.SessionUnavailableException;
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
    private static final String OWN_AUTHENTICATOR = "authenticator";
    private static final String OWN_REALM = "realm";

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
        if (name.equals(OWN_AUTHENTICATOR)) {
            context.getPipeline().addValve(new OwnAuthenticator());
        }
        if (name.equals(OWN_REALM)) {
            context.setRealm(new OwnRealm());
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
    void requestThatALoginHasInterrupted_isRestored() {
        try (Node node = start(application(LOGIN).withLogin())) {
            isRestored(node, node.protectedUriOf(TomcatAdapterContractTest::order));
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
    void constraintOfTheRoot_knowsWhoIsLoggedIn() {
        TestApplication application = application("root")
                .withUsers()
                .atStartup(
                        context -> context.addServlet("root", new RootServlet()).addMapping(""))
                .describe("""
                <security-constraint>
                  <web-resource-collection>
                    <web-resource-name>root</web-resource-name>
                    <url-pattern></url-pattern>
                  </web-resource-collection>
                  <auth-constraint><role-name>%1$s</role-name></auth-constraint>
                </security-constraint>
                <login-config><auth-method>BASIC</auth-method></login-config>
                <security-role><role-name>%1$s</role-name></security-role>
                """.formatted(TestApplication.ROLE));
        try (Node node = start(application)) {
            knowsWhoIsLoggedIn(node, node.address());
        }
    }

    @Test
    void authenticatorOfItsOwn_knowsWhoIsLoggedIn() {
        try (Node node = start(application(OWN_AUTHENTICATOR).withUsers())) {
            knowsWhoIsLoggedIn(
                    node,
                    node.protectedUriOf(
                            (request, response) -> response.getWriter().print("static")));
        }
    }

    @Test
    void constraintOfARealmOfItsOwn_knowsWhoIsLoggedIn() {
        try (Node node = start(application(OWN_REALM).withUsers())) {
            knowsWhoIsLoggedIn(
                    node,
                    node.protectedUriOf(
                            (request, response) -> response.getWriter().print("static")));
        }
    }

    private static void knowsWhoIsLoggedIn(Node node, URI page) {
        Browser browser = new Browser();
        browser.set(node, "book", "Dune");
        assertThat(browser.get(page).status()).isGreaterThanOrEqualTo(401);
        browser.run(node, (request, response) -> request.login(TestApplication.USER, TestApplication.PASSWORD));

        assertThat(browser.get(page).body()).isEqualTo("static");
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

    /** Has the page of the application's root. */
    private static final class RootServlet extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("static");
        }
    }

    /** One that protects pages that no constraint does. */
    private static final class OwnAuthenticator extends BasicAuthenticator {

        @Override
        protected boolean isContinuationRequired(Request request) {
            return isProtected(request);
        }
    }

    /** One with a constraint that the application does not have. */
    private static final class OwnRealm extends RealmBase {

        @Override
        public SecurityConstraint @Nullable [] findSecurityConstraints(Request request, Context context) {
            if (!isProtected(request)) {
                return null;
            }
            SecurityConstraint constraint = new SecurityConstraint();
            constraint.setAuthConstraint(true);
            constraint.addAuthRole(TestApplication.ROLE);
            return new SecurityConstraint[] {constraint};
        }

        @Override
        protected String getPassword(String user) {
            return TestApplication.PASSWORD;
        }

        @Override
        protected Principal getPrincipal(String user) {
            return new GenericPrincipal(user, List.of(TestApplication.ROLE));
        }
    }

    private static boolean isProtected(Request request) {
        return request.getDecodedRequestURI().contains("/protected/");
    }
}
