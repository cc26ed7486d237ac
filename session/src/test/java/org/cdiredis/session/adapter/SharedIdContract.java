package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.cdiredis.embedded.RedisServer;

/**
 * Two applications of one server whose cookie is for both: the second one that a client comes to begins its session with the id that the
 * client has from the first one. An adapter's test extends it if its server does so.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class SharedIdContract {

    private final RedisServer redis = RedisServer.start();

    private Node shop;
    private Node blog;

    /** Starts a server with both, whose address is that of the first one. */
    protected abstract TestServer startServer(TestApplication first, TestApplication second) throws Exception;

    @AfterAll
    void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void startApplications() throws Exception {
        TestApplication first = application("shop");
        TestApplication second = application("blog");
        TestServer server = startServer(first, second);
        shop = new Node(first, server);
        blog = new Node(second, new Beside(server.address().resolve("/blog/")));
    }

    private TestApplication application(String name) {
        return new TestApplication(name)
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.session.enabled", "true")
                .with("cdi-redis.deadline", "PT30S")
                .with("cdi-redis.timeout", "PT30S")
                .atStartup(context -> context.getSessionCookieConfig().setPath("/"));
    }

    @AfterEach
    void stopApplications() {
        shop.close();
        blog.close();
    }

    @Test
    void session_beginsWithTheIdOfTheOtherApplication() {
        Browser browser = new Browser();
        browser.set(shop, "book", "Dune");
        String id = id(browser, shop);
        Reply begun = browser.set(blog, "post", "first");

        assertThat(begun.status()).isEqualTo(200);
        assertThat(id(browser, blog)).isEqualTo(id);
        assertThat(browser.attribute(blog, "book")).isEqualTo("null");
        assertThat(browser.attribute(shop, "book")).isEqualTo("Dune");
    }

    @Test
    void session_whoseIdTheOtherApplicationHasChanged_beginsAnew_andTheOneBeforeEnds() {
        Browser browser = new Browser();
        browser.set(shop, "book", "Dune");
        browser.set(blog, "post", "first");
        String old = id(browser, blog);
        browser.run(shop, (request, response) -> request.changeSessionId());
        blog.forgetEvents();
        Reply begun = browser.set(blog, "post", "second");

        assertThat(begun.status()).isEqualTo(200);
        assertThat(blog.events("destroyed"))
                .singleElement()
                .asString()
                .startsWith("destroyed " + old.substring(0, 22))
                .endsWith(" [post]");
        assertThat(browser.attribute(blog, "post")).isEqualTo("second");
        assertThat(browser.attribute(shop, "book")).isEqualTo("Dune");
        assertThat(id(browser, blog)).isEqualTo(id(browser, shop)).isNotEqualTo(old);
    }

    /** As a request that was on its way when another one logged the user in. */
    @Test
    void session_staysForWhoeverHasTheIdThatItWasGiven_whenSomebodyComesWithTheOneBefore() {
        Browser browser = new Browser();
        browser.set(shop, "book", "Dune");
        browser.set(blog, "post", "first");
        Browser late = browser.copy();
        browser.run(blog, (request, response) -> request.changeSessionId());

        assertThat(late.set(blog, "post", "late").status()).isEqualTo(409);
        assertThat(browser.attribute(blog, "post")).isEqualTo("first");
    }

    @Test
    void session_begunByTwoRequestsAtATime_isToldOfOnce() throws Exception {
        Browser browser = new Browser();
        browser.set(shop, "book", "Dune");
        CountDownLatch begun = new CountDownLatch(2);
        Action begin = (request, response) -> {
            request.getSession().setAttribute("post", "first");
            begun.countDown();
            begun.await(30, TimeUnit.SECONDS);
        };
        redis.pause();
        List<CompletableFuture<Reply>> replies =
                List.of(browser.runAsync(blog, begin), browser.copy().runAsync(blog, begin));
        Thread.sleep(500); // until both have asked for a session
        redis.resume();

        for (CompletableFuture<Reply> reply : replies) {
            assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
        assertThat(blog.events("created")).hasSize(1);
    }

    private static String id(Browser browser, Node node) {
        return browser.ask(
                node, (request, response) -> request.getSession(false).getId());
    }
}
