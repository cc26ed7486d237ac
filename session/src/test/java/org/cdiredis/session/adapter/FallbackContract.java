package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jakarta.servlet.http.HttpSession;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.SessionUnavailableException;

/** What a client gets while Redis does not answer, from an application that wants more than 503; and from one that starts without Redis. */
public interface FallbackContract extends Nodes {

    Duration PATIENCE = Duration.ofSeconds(60);

    Duration DEADLINE = Duration.ofSeconds(1);

    /** What a busy machine may add. */
    Duration MARGIN = Duration.ofSeconds(8);

    /** More than would fit if each of them had the deadline for itself. */
    int LARGE_ATTRIBUTES = 15;

    private Node node(RedisServer redis, String policy) {
        return start(application("fallback")
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.deadline", "PT1S")
                .with("cdi-redis.session.outage", policy));
    }

    private static Reply read(Browser browser, Node node) {
        return browser.run(
                node,
                (request, response) -> response.getWriter()
                        .print(
                                request.getSession(false) == null
                                        ? "logged out"
                                        : request.getSession(false).getAttribute("book")));
    }

    @Test
    default void outageReadOnly_servesWhatTheNodeKnows_andRefusesWhatItCannotWrite() {
        try (RedisServer own = RedisServer.start();
                Node node = node(own, "read-only")) {
            Browser known = visitor(node);
            Browser stranger = new Browser();
            own.pause();
            try {
                assertThat(read(known, node).body()).isEqualTo("Dune");
                assertThat(known.page(node, TestApplication.STATIC_PAGE))
                        .returns(200, Reply::status)
                        .returns("static", Reply::body);
                assertThat(known.set(node, "book", "Emma").status()).isEqualTo(503);
                assertThat(stranger.set(node, "book", "Emma").status()).isEqualTo(503);
                assertThat(known.run(
                                        node,
                                        (request, response) ->
                                                request.getSession().invalidate())
                                .status())
                        .isEqualTo(503);
                assertThat(read(known, node).body()).isEqualTo("Dune");
            } finally {
                own.resume();
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> known.set(node, "book", "Persuasion").status() == 200);
            assertThat(read(known, node).body()).isEqualTo("Persuasion");
        }
    }

    @Test
    default void outageLocal_servesAndChanges_andIsWrittenAfterwards() {
        try (RedisServer own = RedisServer.start();
                Node node = node(own, "local")) {
            Browser known = visitor(node);
            Browser stranger = new Browser();
            own.pause();
            try {
                assertThat(known.set(node, "book", "Emma").status()).isEqualTo(200);
                assertThat(read(known, node).body()).isEqualTo("Emma");
                assertThat(stranger.set(node, "book", "Persuasion").status()).isEqualTo(200);
                assertThat(read(stranger, node).body()).isEqualTo("Persuasion");
            } finally {
                own.resume();
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> read(known, node).status() == 200
                            && own.command("KEYS", "*:s:*").lines().count() == 2);
            try (Node other = node(own, "fail")) {
                Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(read(known, other).body()).isEqualTo("Emma");
                    assertThat(read(stranger, other).body()).isEqualTo("Persuasion");
                });
            }
        }
    }

    /** However much of it a request asks for, and however often. */
    @Test
    default void redisThatHangs_costsARequestItsDeadline() throws Exception {
        try (RedisServer own = RedisServer.start();
                Node writer = hanging(own, "fail");
                Node fail = hanging(own, "fail");
                Node readOnly = hanging(own, "read-only");
                Node local = hanging(own, "local")) {
            AtomicLong hangs = new AtomicLong();
            CyclicBarrier opened = new CyclicBarrier(3, () -> {
                own.pause();
                hangs.set(System.nanoTime());
            });
            CompletableFuture<Reply> failing = readMuch(writer, fail, opened);
            CompletableFuture<Reply> reading = readMuch(writer, readOnly, opened);
            CompletableFuture<Reply> changing = readMuch(writer, local, opened);
            try {
                assertThat(failing.get(60, TimeUnit.SECONDS).status()).isEqualTo(503);
                assertThat(reading.get(60, TimeUnit.SECONDS).status()).isEqualTo(503);
                assertThat(changing.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - hangs.get())).isLessThan(DEADLINE.plus(MARGIN));
            } finally {
                own.resume();
            }
        }
    }

    private Node hanging(RedisServer redis, String policy) {
        return start(application("hanging")
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.deadline", DEADLINE.toString())
                .with("cdi-redis.timeout", "PT60S")
                .with("cdi-redis.session.large-attribute-size", "100")
                .with("cdi-redis.session.outage", policy));
    }

    /** What the other node has written, as soon as all have opened their sessions; then changes something. */
    private static CompletableFuture<Reply> readMuch(Node writer, Node node, CyclicBarrier opened) {
        Browser browser = new Browser();
        browser.run(writer, (request, response) -> {
            for (int i = 0; i < LARGE_ATTRIBUTES; i++) {
                request.getSession().setAttribute("large" + i, "x".repeat(1_000));
            }
        });
        browser.set(node, "book", "Dune");
        return browser.runAsync(node, (request, response) -> {
            HttpSession session = request.getSession(false);
            opened.await(30, TimeUnit.SECONDS);
            for (int i = 0; i < LARGE_ATTRIBUTES; i++) {
                readInVain(session, "large" + i);
            }
            session.setAttribute("book", "Emma");
        });
    }

    private static void readInVain(HttpSession session, String name) {
        assertThatThrownBy(() -> session.getAttribute(name)).isInstanceOf(SessionUnavailableException.class);
    }

    @Test
    default void startWithoutRedis_serves503_untilItComes() {
        try (RedisServer own = RedisServer.start()) {
            own.kill();
            Browser browser = new Browser();
            try (Node node = node(own, "fail")) {
                assertThat(browser.set(node, "book", "Dune").status()).isEqualTo(503);
                assertThat(new Browser().page(node, TestApplication.STATIC_PAGE))
                        .returns(200, Reply::status)
                        .returns("static", Reply::body);

                own.restart();

                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> browser.set(node, "book", "Dune").status() == 200);
                assertThat(read(browser, node).body()).isEqualTo("Dune");
            }
        }
    }
}
