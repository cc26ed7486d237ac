package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.SessionRealm;
import org.cdiredis.session.servlet.AtCompletion;

/** A request that was to go on asynchronously, and whose session fails before its first thread returns: nobody completes it then. */
public interface AsynchronousFailureContract extends Nodes {

    @Test
    default void asynchronousRequest_whoseSessionCannotBeHad_isAnAnswer503() throws Exception {
        try (RedisServer own = RedisServer.start();
                Node node = start(impatient(own))) {
            Browser browser = new Browser();
            browser.set(node, "book", "Dune");

            endsWith503(
                    browser,
                    node,
                    own,
                    request -> {},
                    request -> request.getSession().getAttribute("book"));
        }
    }

    @Test
    default void asynchronousRequest_whoseSessionCannotBeRead_isAnAnswer503_andLeavesNothingBehind() throws Exception {
        try (RedisServer own = RedisServer.start();
                Node one = start(impatient(own));
                Node other = start(impatient(own))) {
            Browser browser = new Browser();
            browser.set(one, "large", "x".repeat(1_000_000));

            endsWith503(
                    browser,
                    other,
                    own,
                    request -> request.getSession(false).getAttribute("book"),
                    request -> request.getSession().getAttribute("large"));
        }
    }

    private TestApplication impatient(RedisServer own) {
        return application("waiting").with("cdi-redis.location", own.uri()).with("cdi-redis.deadline", "PT2S");
    }

    private void endsWith503(
            Browser browser,
            Node node,
            RedisServer own,
            Consumer<HttpServletRequest> before,
            Consumer<HttpServletRequest> failing)
            throws Exception {
        BlockingQueue<SessionRealm> realms = new ArrayBlockingQueue<>(1);
        BlockingQueue<AsyncContext> completed = new ArrayBlockingQueue<>(1);
        Reply reply = browser.runAsync(node, (request, response) -> {
                    realms.add(
                            (SessionRealm) request.getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE));
                    before.accept(request);
                    AsyncContext async = request.startAsync();
                    async.setTimeout(0);
                    async.addListener(new AtCompletion(() -> completed.add(async)));
                    own.pause();
                    try {
                        failing.accept(request);
                    } finally {
                        own.resume();
                    }
                })
                .get(20, TimeUnit.SECONDS);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(completed.poll(20, TimeUnit.SECONDS)).isNotNull();
        Awaitility.await().until(() -> realms.element().statistics().live() == 0);
    }
}
