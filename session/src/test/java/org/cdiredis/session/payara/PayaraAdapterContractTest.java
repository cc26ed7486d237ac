package org.cdiredis.session.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.Action;
import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Log;
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

    /** Not even by its timeout. */
    @Override
    public boolean endsRequestsWithoutClient() {
        return false;
    }

    @Test
    void manager_isTheAdapter() {
        assertThat(new Browser().ask(first(), (request, response) -> adapter(request)))
                .isEqualTo("Payara");
    }

    @ParameterizedTest
    @EnumSource
    void payaraThatIsNotAsExpected_leavesTheApplicationToTheFilter_asItWas(Unexpected what) {
        Start server = application -> PayaraServer.startUnexpected(application, what);
        try (Log log = new Log();
                Node one = node(application("unexpected").withLogin(), server);
                Node other = node(application("unexpected").withLogin(), server)) {
            Browser browser = new Browser();
            browser.set(one, "book", "Dune");

            assertThat(browser.attribute(other, "book")).isEqualTo("Dune");
            assertThat(browser.ask(other, (request, response) -> adapter(request)))
                    .isEqualTo("the servlet filter");
            assertThat(log.with("CDIREDIS03240"))
                    .hasSize(2)
                    .allMatch(line -> line.contains("\"/unexpected\"") && line.contains("another Payara"));
            URI secret = one.protectedUriOf(
                    (request, response) -> response.getWriter().print("secret"));
            assertThat(browser.get(secret).body()).isEqualTo("static");
        }
    }

    @Test
    void managerThatAnotherOneHasReplaced_letsRequestsPass() {
        TestApplication application = application("replaced");
        try (Node node = node(application, PayaraServer::startReplacing)) {
            assertThat(new Browser().page(node, TestApplication.STATIC_PAGE).body())
                    .isEqualTo("static");
        }
    }

    private static String adapter(HttpServletRequest request) {
        SessionRealm realm = (SessionRealm) request.getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE);
        return realm.deployment().adapter();
    }

    @Test
    void sessionOfAnotherApplication_toWhichARequestIsDispatched_isWritten() {
        TestApplication other = application("other");
        try (Node node = node(application("one"), application -> PayaraServer.start(application, other));
                Node target = new Node(other, new SameServer(node.address().resolve("/other/")))) {
            Browser browser = new Browser();

            assertThat(include(browser, node, target, "Dune")).isEqualTo("null");
            assertThat(include(browser, node, target, "Emma")).isEqualTo("Dune");
            assertThat(include(browser, node, target, "Ulysses")).isEqualTo("Emma");
        }
    }

    @Test
    void sessionOfAnotherApplication_inAForwardThatThrows_isWrittenAndReleased() {
        TestApplication other = application("other");
        try (Node one = node(application("one"), application -> PayaraServer.start(application, other));
                Node two = node(application("one"), application -> PayaraServer.start(application, other));
                Node target = new Node(other, new SameServer(one.address().resolve("/other/")))) {
            Browser browser = new Browser();
            String failing = target.pathOf((request, response) -> {
                request.getSession().setAttribute("book", "Dune");
                throw new ServletException("too late");
            });

            Reply reply = browser.run(
                    one, (request, response) -> dispatcher(request, failing).forward(request, response));

            assertThat(reply.status()).isEqualTo(500);
            assertThat(browser.ask(
                            one,
                            (request, response) -> ((SessionRealm) request.getServletContext()
                                            .getContext("/other")
                                            .getAttribute(SessionRealms.CONTEXT_ATTRIBUTE))
                                    .liveIds()))
                    .isEqualTo("[]");
            assertThat(include(browser, two, target, "Emma")).isEqualTo("Dune");
        }
    }

    @Test
    void failure_afterTheRequestHasBecomeAsynchronous_isAnAnswer503_andLetsGoOfTheSession() {
        try (RedisServer own = RedisServer.start();
                Node one = start(application("streaming").with("cdi-redis.location", own.uri()));
                Node other = start(application("streaming").with("cdi-redis.location", own.uri()))) {
            Browser browser = new Browser();
            browser.set(one, "large", "x".repeat(1_000_000));
            CompletableFuture<SessionRealm> realm = new CompletableFuture<>();

            Reply reply = browser.run(other, (request, response) -> {
                realm.complete(
                        (SessionRealm) request.getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE));
                request.startAsync().setTimeout(0);
                own.kill();
                request.getSession().getAttribute("large");
            });

            assertThat(reply.status()).isEqualTo(503);
            Awaitility.await().until(() -> realm.join().statistics().live() == 0);
        }
    }

    @Test
    void lastAccessedTime_ofTheSessionOfAnotherApplication_isThatOfTheRequestBefore() {
        TestApplication other = application("other");
        try (Node node = node(application("one"), application -> PayaraServer.start(application, other));
                Node target = new Node(other, new SameServer(node.address().resolve("/other/")))) {
            Browser browser = new Browser();
            String path = target.pathOf((request, response) -> {
                HttpSession session = request.getSession();
                response.getWriter().print(session.getLastAccessedTime() - session.getCreationTime());
            });
            Action including = (request, response) -> dispatcher(request, path).include(request, response);
            browser.run(node, including);
            long begun = System.currentTimeMillis();
            Awaitility.await().until(() -> System.currentTimeMillis() > begun + 20);

            assertThat(browser.run(node, including).body()).isEqualTo("0");
        }
    }

    private static RequestDispatcher dispatcher(HttpServletRequest request, String path) {
        return request.getServletContext().getContext("/other").getRequestDispatcher(path);
    }

    /** Says what was there before. */
    private static String include(Browser browser, Node node, Node target, String book) {
        String path = target.pathOf((request, response) -> {
            HttpSession session = request.getSession();
            response.getWriter().print(session.getAttribute("book"));
            session.setAttribute("book", book);
        });
        return browser.run(
                        node, (request, response) -> dispatcher(request, path).include(request, response))
                .body();
    }

    /** That which another node stops. */
    private record SameServer(URI address) implements TestServer {

        @Override
        public void close() {}
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

    @Test
    void methodOfARequestThatALoginHasInterrupted_isRestored() {
        try (Node node = start(application("login").withLogin())) {
            Browser browser = new Browser();
            URI page = node.protectedUriOf(
                    (request, response) -> response.getWriter().print(request.getMethod()));
            assertThat(browser.post(page, "book=Dune").body()).isEqualTo("static");
            browser.post(
                    node.address().resolve("j_security_check"),
                    "j_username=%s&j_password=%s".formatted(TestApplication.USER, TestApplication.PASSWORD));

            assertThat(browser.get(page).body()).isEqualTo("POST");
        }
    }
}
