package org.cdiredis.session.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpSession;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.Action;
import org.cdiredis.session.adapter.Beside;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.Reply;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.SessionRealm;

/** An application beside one whose sessions are in Redis, which its own are not. */
@TestInstance(Lifecycle.PER_CLASS)
final class UndertowBesideTest {

    private final RedisServer redis = RedisServer.start();

    private Node plain;
    private Node shop;

    @AfterAll
    void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void startApplications() throws Exception {
        TestApplication first = new TestApplication("plain");
        TestApplication second = new TestApplication("shop")
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.session.enabled", "true");
        UndertowServer server = UndertowServer.start(first, second);
        plain = new Node(first, server);
        shop = new Node(second, new Beside(server.address().resolve("/shop/")));
    }

    @AfterEach
    void stopApplications() {
        plain.close();
        shop.close();
    }

    @Test
    void forward_leavesNothingBehind() {
        leavesNothingBehind(RequestDispatcher::forward, session -> {});
    }

    @Test
    void forward_thatEndsTheSession_leavesNothingBehind() {
        leavesNothingBehind(RequestDispatcher::forward, HttpSession::invalidate);
    }

    @Test
    void include_leavesNothingBehind() {
        leavesNothingBehind(RequestDispatcher::include, session -> {});
    }

    /** Undertow says after each include that the request is done with the session. */
    @Test
    void session_hasWhatAllIncludesHaveChanged() {
        BlockingQueue<String> ids = new ArrayBlockingQueue<>(1);
        String one = shop.pathOf((request, response) -> {
            request.getSession().setAttribute("book", "Dune");
            ids.add(request.getSession().getId());
        });
        String other =
                shop.pathOf((request, response) -> request.getSession(false).setAttribute("author", "Herbert"));
        new Browser().run(plain, (request, response) -> {
            ServletContext context = request.getServletContext().getContext("/shop");
            context.getRequestDispatcher(one).include(request, response);
            context.getRequestDispatcher(other).include(request, response);
        });
        Browser browser = new Browser();
        browser.add(shop, "JSESSIONID", ids.element());

        assertThat(browser.attribute(shop, "book")).isEqualTo("Dune");
        assertThat(browser.attribute(shop, "author")).isEqualTo("Herbert");
    }

    private void leavesNothingBehind(Dispatch dispatch, Consumer<HttpSession> ending) {
        BlockingQueue<SessionRealm> realms = new ArrayBlockingQueue<>(1);
        Reply reply = dispatched(dispatch, (request, response) -> {
            realms.add((SessionRealm) request.getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE));
            request.getSession().setAttribute("book", "Dune");
            ending.accept(request.getSession(false));
        });

        assertThat(reply.status()).isEqualTo(200);
        Awaitility.await().until(() -> realms.element().statistics().live() == 0);
        assertThat(shop.events("added")).containsExactly("added book=Dune");
    }

    private Reply dispatched(Dispatch dispatch, Action action) {
        String path = shop.pathOf(action);
        return new Browser()
                .run(
                        plain,
                        (request, response) -> dispatch.run(
                                request.getServletContext().getContext("/shop").getRequestDispatcher(path),
                                request,
                                response));
    }

    /** A way to go on in another application. */
    private interface Dispatch {

        void run(RequestDispatcher dispatcher, ServletRequest request, ServletResponse response)
                throws ServletException, IOException;
    }
}
