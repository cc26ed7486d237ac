package org.cdiredis.session.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.Reply;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.SessionRealm;

/** The whole contract, on two web containers whose application brings the manager, and what else there is on Payara. */
@Tag("payara")
final class PayaraAdapterContractTest extends AdapterContract {

    @Override
    protected TestServer startServer(TestApplication application) throws Exception {
        return PayaraServer.start(application);
    }

    /** Payara itself asks for the session of each request. */
    @Override
    public boolean isServedWithoutSession() {
        return false;
    }

    @Test
    void manager_isTheAdapter() {
        assertThat(new Browser().ask(first(), (request, response) -> adapter(request)))
                .isEqualTo("Payara");
    }

    @Test
    void payaraThatIsNotAsExpected_leavesTheApplicationToTheFilter() {
        try (Node one = node(application("unexpected"), PayaraServer::startUnexpected);
                Node other = node(application("unexpected"), PayaraServer::startUnexpected)) {
            Browser browser = new Browser();
            browser.set(one, "book", "Dune");

            assertThat(browser.attribute(other, "book")).isEqualTo("Dune");
            assertThat(browser.ask(other, (request, response) -> adapter(request)))
                    .isEqualTo("the servlet filter");
        }
    }

    private static String adapter(HttpServletRequest request) {
        SessionRealm realm = (SessionRealm) request.getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE);
        return realm.deployment().adapter();
    }

    @Test
    void loginByForm_begunOnOneNode_goesOnOnTheOther() {
        try (Node one = start(application("login").withLogin());
                Node other = start(application("login").withLogin())) {
            Browser browser = new Browser();
            URI whoAmI = one.protectedUriOf((request, response) -> response.getWriter()
                    .print(request.getRemoteUser() + " " + request.isUserInRole(TestApplication.ROLE) + " "
                            + request.getAuthType() + " " + request.getParameter("page")));
            URI page = URI.create(whoAmI + "?page=2");
            assertThat(browser.get(page).body()).isEqualTo("static");
            String before = browser.cookies(one).get(0).getValue();

            Reply submitted = browser.post(
                    other.address().resolve("j_security_check"),
                    "j_username=%s&j_password=%s".formatted(TestApplication.USER, TestApplication.PASSWORD));
            assertThat(submitted.status()).isBetween(302, 303);

            assertThat(browser.get(page).body()).isEqualTo(TestApplication.USER + " true FORM 2");
            assertThat(browser.cookies(one).get(0).getValue()).isNotEqualTo(before);
            assertThat(browser.ask(
                            other,
                            (request, response) ->
                                    request.getRemoteUser() + " " + request.isUserInRole(TestApplication.ROLE)))
                    .isEqualTo(TestApplication.USER + " true");
        }
    }
}
