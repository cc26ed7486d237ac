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
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.connector.Request;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;

/** Pages for whoever is logged in, whatever says that they are such: Tomcat then needs the session before the application does. */
final class TomcatConstraintsTest extends TomcatNodes {

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
        try (Node node = start(
                application("authenticator").withUsers(),
                context -> context.getPipeline().addValve(new OwnAuthenticator()))) {
            knowsWhoIsLoggedIn(
                    node,
                    node.protectedUriOf(
                            (request, response) -> response.getWriter().print("static")));
        }
    }

    @Test
    void constraintOfARealmOfItsOwn_knowsWhoIsLoggedIn() {
        try (Node node = start(application("realm").withUsers(), context -> context.setRealm(new OwnRealm()))) {
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
