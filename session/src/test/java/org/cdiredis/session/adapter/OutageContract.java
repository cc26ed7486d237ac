package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionEvent;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;

/** What a client is told that cannot have its session, or not what it has changed: 503 and 409, and not what the application says. */
public interface OutageContract extends Nodes {

    /** Whether a request that has the id of a session and does not use it is served while nobody knows of the session. */
    default boolean isServedWithoutSession() {
        return true;
    }

    @Test
    default void redisThatDoesNotAnswer_isAnAnswer503_andNoLogout() {
        try (RedisServer own = RedisServer.start();
                Node node = start(application("outage")
                        .with("cdi-redis.location", own.uri())
                        .with("cdi-redis.deadline", "PT1S"))) {
            Browser browser = visitor(node);
            own.pause();
            try {
                assertThat(browser.run(node, (request, response) -> request.getSession(false))
                                .status())
                        .isEqualTo(503);
                Reply begun = new Browser().set(node, "book", "Emma");
                assertThat(begun.status()).isEqualTo(503);
                assertThat(begun.cookies()).isEmpty();
                Reply page = browser.page(node, TestApplication.STATIC_PAGE);
                Reply unused = browser.run(
                        node, (request, response) -> response.getWriter().print("unused"));
                if (isServedWithoutSession()) {
                    assertThat(page.body()).isEqualTo("static");
                    assertThat(unused.body()).isEqualTo("unused");
                } else {
                    assertThat(page.status()).isEqualTo(503);
                    assertThat(unused.status()).isEqualTo(503);
                }
            } finally {
                own.resume();
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(browser.attribute(node, "book")).isEqualTo("Dune"));

            Reply changed = browser.run(node, (request, response) -> {
                request.getSession().setAttribute("book", "Emma");
                own.pause();
                response.getWriter().print("done");
            });
            own.resume();
            assertThat(changed.status()).isEqualTo(503);
            assertThat(changed.body()).doesNotContain("done");
            own.kill();
            assertThat(browser.run(
                                    node,
                                    (request, response) -> request.getSession().getAttribute("book"))
                            .status())
                    .isEqualTo(503);
        }
    }

    @Test
    default void idThatCouldNotBeChanged_isNotSent_andNotTheSessions() {
        try (RedisServer own = RedisServer.start();
                Node node = start(application("rotating")
                        .with("cdi-redis.location", own.uri())
                        .with("cdi-redis.deadline", "PT1S"))) {
            Browser browser = visitor(node);
            browser.set(node, "book", "Dune II"); // Redis knows how, and goes on with what is on its way
            browser.set(node, "book", "Dune");
            String id = browser.sessionId(node);

            Reply changed = browser.run(node, (request, response) -> {
                request.getSession().setAttribute("book", "Emma");
                own.pause();
                request.changeSessionId();
                response.flushBuffer();
            });
            own.resume();

            assertThat(changed.status()).isEqualTo(503);
            assertThat(browser.sessionId(node)).isEqualTo(id);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(browser.attribute(node, "book")).isEqualTo("Dune"));
        }
    }

    /** Code that streams catches what its output throws. */
    @Test
    default void failureThatTheApplicationCatches_isTheAnswerAllTheSame() {
        try (RedisServer own = RedisServer.start();
                Node node = start(application("catching")
                        .with("cdi-redis.location", own.uri())
                        .with("cdi-redis.deadline", "PT1S"))) {
            Browser browser = visitor(node);
            String id = browser.sessionId(node);

            Reply changed = browser.run(node, (request, response) -> {
                request.getSession().setAttribute("book", "Emma");
                own.pause();
                request.changeSessionId();
                try {
                    response.flushBuffer();
                } catch (IOException | RuntimeException e) {
                    own.resume();
                }
                response.getWriter().print("done");
            });
            own.resume();

            assertThat(changed.status()).isEqualTo(503);
            assertThat(changed.body()).doesNotContain("done");
            assertThat(browser.sessionId(node)).isEqualTo(id);
        }
    }

    @Test
    default void responseThatIsFlushed_isAnAnswer503_ifItsSessionCannotBeWritten() {
        try (RedisServer own = RedisServer.start();
                Node node = start(application("flushing").with("cdi-redis.location", own.uri()))) {
            Browser browser = visitor(node);
            String id = browser.sessionId(node);

            Reply reply = browser.run(node, (request, response) -> {
                request.getSession().setAttribute("book", "Emma");
                request.changeSessionId();
                own.kill();
                response.getWriter().print("first part");
                response.flushBuffer();
                response.getWriter().print("second part");
            });

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.body()).doesNotContain("first part", "second part");
            assertThat(browser.sessionId(node)).isEqualTo(id);
        }
    }

    @Test
    default void responseThatIsFlushed_isThePageOfTheApplication_ifOneOfItsAttributesFails() {
        Action page = (request, response) -> response.getWriter().print("sorry");
        try (Node node = start(application("failing").onError(page))) {
            Browser browser = visitor(node);

            Reply reply = browser.run(node, (request, response) -> {
                request.getSession().setAttribute("book", "Emma");
                request.getSession().setAttribute("listener", new FailingListener());
                response.getWriter().print("first part");
                response.flushBuffer();
                response.getWriter().print("second part");
            });

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body()).isEqualTo("sorry");
            assertThat(browser.attribute(node, "book")).isEqualTo("Dune");
        }
    }

    @Test
    default void idThatCouldNotBeChanged_isNotSent_withThePageForAFailureOfTheApplication() {
        Action page = (request, response) -> response.getWriter().print("sorry");
        try (Node node = start(application("failing").onError(page))) {
            for (boolean isFlushed : new boolean[] {true, false}) {
                Browser browser = visitor(node);
                String id = browser.sessionId(node);

                browser.run(node, (request, response) -> {
                    request.getSession().setAttribute("listener", new FailingListener());
                    request.changeSessionId();
                    if (isFlushed) {
                        response.flushBuffer();
                    }
                });

                assertThat(browser.sessionId(node)).isEqualTo(id);
                // Some servers let the session go after the response only: until then, all requests have what could not
                // be written.
                Awaitility.await()
                        .ignoreExceptions()
                        .untilAsserted(() ->
                                assertThat(browser.attribute(node, "book")).isEqualTo("Dune"));
            }
        }
    }

    @Test
    default void idOfASessionThatCouldNotBeWritten_isOfNoUse_withThePageForAFailureOfTheApplication() {
        Action page = (request, response) -> response.getWriter().print("sorry");
        try (Node node = start(application("failing").onError(page))) {
            Browser browser = new Browser();

            browser.run(node, (request, response) -> {
                request.getSession().setAttribute("listener", new FailingListener());
                response.flushBuffer();
            });

            assertThat(browser.cookies(node)).isEmpty();
            assertThat(browser.attribute(node, "book")).isEqualTo("no session");
        }
    }

    @Test
    default void idThatIsChanged_beforeTheSessionCannotBeRead_isNotWritten() {
        try (RedisServer own = RedisServer.start();
                Node one = start(application("rotating").with("cdi-redis.location", own.uri()));
                Node other = start(application("rotating")
                        .with("cdi-redis.location", own.uri())
                        .with("cdi-redis.deadline", "PT1S"))) {
            Browser browser = new Browser();
            browser.set(one, "large", "x".repeat(1_000_000));
            String id = browser.sessionId(one);

            Reply reply = browser.run(other, (request, response) -> {
                request.changeSessionId();
                own.pause();
                try {
                    request.getSession().getAttribute("large");
                } finally {
                    own.resume();
                }
            });

            assertThat(reply.status()).isEqualTo(503);
            assertThat(browser.sessionId(other)).isEqualTo(id);
            assertThat(browser.attribute(one, "large")).hasSize(1_000_000);
        }
    }

    /** An attribute of which a class is missing when it is written: not all servers let exceptions of listeners pass. */
    final class FailingListener implements HttpSessionActivationListener, Serializable {

        @Override
        public void sessionWillPassivate(HttpSessionEvent event) {
            throw new NoClassDefFoundError("as the test wants it");
        }
    }

    @Test
    default void idInTheUrl_isNotLogged() {
        try (RedisServer own = RedisServer.start();
                Log log = new Log();
                Node node = start(application("outage").with("cdi-redis.location", own.uri()))) {
            Browser browser = visitor(node);
            String id = browser.sessionId(node);
            URI uri = node.uriOf((request, response) -> request.getSession().getAttribute("book"));
            own.kill();

            Reply reply = new Browser().get(URI.create(uri + ";jsessionid=" + id));

            assertThat(reply.status()).isEqualTo(503);
            assertThat(log.with("503")).anyMatch(line -> line.contains(uri.getPath()));
            assertThat(log.with(id)).isEmpty();
        }
    }

    @Test
    default void answer503_isThePageOfTheApplication_ifItHasOne() {
        Action page = (request, response) -> response.getWriter().print("closed");
        try (RedisServer own = RedisServer.start();
                Node node = start(application("closed")
                        .with("cdi-redis.location", own.uri())
                        .onError(page))) {
            Browser browser = visitor(node);
            own.kill();
            Reply reply = browser.run(
                    node, (request, response) -> request.getSession().getAttribute("book"));

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.body()).isEqualTo("closed");
        }
    }

    @Test
    default void pageOf503_thatNeedsTheSessionItself_isAnAnswer503() {
        Action page = (request, response) ->
                response.getWriter().print(request.getSession().getAttribute("book"));
        try (RedisServer own = RedisServer.start();
                Node node = start(application("closed")
                        .with("cdi-redis.location", own.uri())
                        .onError(page))) {
            Browser browser = visitor(node);
            own.kill();

            assertThat(browser.run(
                                    node,
                                    (request, response) -> request.getSession().getAttribute("book"))
                            .status())
                    .isEqualTo(503);
        }
    }

    @Test
    default void changeOfWhatAnotherNodeHasChanged_isAnAnswer409_ifTheApplicationWantsIt() throws Exception {
        try (Node one = start(application("conflict").with("cdi-redis.session.concurrency", "optimistic"));
                Node other = start(application("conflict").with("cdi-redis.session.concurrency", "optimistic"))) {
            Browser browser = visitor(one);
            CountDownLatch read = new CountDownLatch(1);
            CountDownLatch changed = new CountDownLatch(1);
            CompletableFuture<Reply> slow = browser.runAsync(one, (request, response) -> {
                request.getSession().getAttribute("book");
                read.countDown();
                changed.await(30, TimeUnit.SECONDS);
                request.getSession().setAttribute("book", "Persuasion");
                response.getWriter().print("done");
            });
            assertThat(read.await(30, TimeUnit.SECONDS)).isTrue();
            browser.set(other, "book", "Emma");
            changed.countDown();
            Reply reply = slow.get(60, TimeUnit.SECONDS);

            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.body()).doesNotContain("done");
            assertThat(browser.attribute(one, "book")).isEqualTo("Emma");
        }
    }
}
