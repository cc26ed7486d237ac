package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;

/** What a client gets while Redis does not answer, from an application that wants more than 503; and from one that starts without Redis. */
interface FallbackContract extends Nodes {

    Duration PATIENCE = Duration.ofSeconds(60);

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
            Browser known = new Browser();
            known.set(node, "book", "Dune");
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
            Browser known = new Browser();
            known.set(node, "book", "Dune");
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
