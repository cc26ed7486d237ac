package org.cdiredis.session.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.session.filter.Carts.add;
import static org.cdiredis.session.filter.Carts.bean;
import static org.cdiredis.session.filter.Carts.cart;
import static org.cdiredis.session.filter.Carts.contents;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jakarta.servlet.http.HttpServletRequest;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.Sessions;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;

/** A node with session-scoped beans and with Weld for servers, and what these beans do whoever keeps them. */
@Tag("weld-on-servers")
@TestInstance(Lifecycle.PER_CLASS)
public abstract class SessionBeansFixture {

    protected final RedisServer redis = RedisServer.start();
    protected Node node;

    protected abstract Node startNode() throws Exception;

    @BeforeAll
    final void start() throws Exception {
        node = startNode();
    }

    @AfterAll
    final void stop() {
        if (node != null) {
            node.close();
        }
        redis.close();
    }

    @BeforeEach
    final void forget() {
        Cart.ENDED.clear();
    }

    /** The node stops, and another one starts. */
    protected final void replaceNode() throws Exception {
        node.close();
        node = startNode();
    }

    @Test
    final void invalidatedSession_isToldOf() {
        Browser browser = new Browser();
        String key = browser.ask(node, (request, response) -> key(request));
        browser.run(node, (request, response) -> request.getSession().invalidate());

        assertThat(toldOf(key)).containsExactly("created " + key, "destroyed " + key);
    }

    @Test
    final void expiredSession_isToldOf_andEndsItsBeans() {
        Browser browser = new Browser();
        add(browser, node, "Emma");
        String key = browser.ask(node, (request, response) -> {
            request.getSession().setMaxInactiveInterval(1);
            return key(request);
        });

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Cart.ENDED).contains("cart [Emma]", "receipt 1"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(toldOf(key)).containsExactly("created " + key, "expired " + key));
    }

    @Test
    final void sessions_areThereForObserversOfAnExpiry() {
        Browser browser = new Browser();
        String key = browser.ask(node, (request, response) -> {
            request.getSession().setMaxInactiveInterval(1);
            return key(request);
        });

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Carts.TOLD).contains(key + " is there: false"));
    }

    @Test
    final void sessions_areThereForEachThread() {
        Browser browser = new Browser();
        String key = browser.ask(node, (request, response) -> key(request));

        assertThat(browser.ask(node, (request, response) -> {
                    Sessions sessions = bean(request, Sessions.class);
                    return CompletableFuture.supplyAsync(
                                    () -> sessions.find(key).isPresent(), job -> new Thread(job).start())
                            .join();
                }))
                .isEqualTo("true");
    }

    private static String key(HttpServletRequest request) {
        return request.getSession().getId().substring(0, 22);
    }

    private static List<String> toldOf(String key) {
        return Carts.TOLD.stream().filter(told -> told.endsWith(key)).toList();
    }

    @Test
    final void bean_isThereInAnAsynchronousDispatch() {
        Browser browser = new Browser();
        add(browser, node, "Dune");
        String path = node.pathOf((request, response) -> {
            cart(request).add("Emma");
            response.getWriter().print(cart(request).contents());
        });

        assertThat(browser.run(node, (request, response) -> request.startAsync().dispatch(path))
                        .body())
                .isEqualTo("[Dune, Emma] 2");
        assertThat(contents(browser, node)).isEqualTo("[Dune, Emma] 2");
    }
}
