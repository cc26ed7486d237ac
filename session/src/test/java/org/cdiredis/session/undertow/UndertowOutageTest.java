package org.cdiredis.session.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;

/** What a client of Undertow gets while Redis does not answer: 503, and its session again afterwards. */
@TestInstance(Lifecycle.PER_CLASS)
final class UndertowOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RedisServer redis = RedisServer.start();
    private Node node;

    @BeforeAll
    void startNode() {
        node = AdapterContract.node(
                new TestApplication("outage")
                        .with("cdi-redis.location", redis.uri())
                        .with("cdi-redis.deadline", "PT1S")
                        .with("cdi-redis.session.enabled", "true"),
                UndertowServer::start);
    }

    @AfterAll
    void stop() {
        node.close();
        redis.close();
    }

    @Test
    void requestThatNeedsItsSession_isAnsweredWith503_andHasItAfterwards() {
        Browser browser = new Browser();
        browser.set(node, "book", "Dune");
        redis.pause();
        try {
            assertThat(browser.run(node, (request, response) -> request.getSession(false))
                            .status())
                    .isEqualTo(503);
            assertThat(new Browser().page(node, TestApplication.STATIC_PAGE).body())
                    .isEqualTo("static");
        } finally {
            redis.resume();
        }

        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(browser.attribute(node, "book")).isEqualTo("Dune"));
    }

    @Test
    void changeThatCannotBeWritten_isAnsweredWith503_andNotWithWhatTheApplicationSays() {
        Browser browser = new Browser();
        browser.set(node, "book", "Dune");
        try {
            assertThat(browser.run(node, (request, response) -> {
                        request.getSession().setAttribute("book", "Emma");
                        redis.pause();
                        response.getWriter().print("done");
                    }))
                    .satisfies(reply -> assertThat(reply.status()).isEqualTo(503))
                    .satisfies(reply -> assertThat(reply.body()).isEmpty());
        } finally {
            redis.resume();
        }
    }
}
