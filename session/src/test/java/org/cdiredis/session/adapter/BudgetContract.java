package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;

/** What requests cost through a server: how many scripts Redis runs for them. */
public interface BudgetContract extends Nodes {

    int REQUESTS = 20;

    @Test
    default void requests_costWhatTheyNeed() {
        try (RedisServer own = RedisServer.start();
                Node node = start(application("budget")
                        .with("cdi-redis.location", own.uri())
                        .with("cdi-redis.session.sweep-interval", "PT1H"))) {
            Browser browser = new Browser();
            browser.set(node, "book", "Dune");
            // Redis learns the scripts.
            browser.set(node, "book", "Emma");
            // Those that nobody waits for have been counted when the next kind begins.
            costs(own, 1, () -> browser.page(node, TestApplication.STATIC_PAGE));
            costs(own, 1, () -> browser.run(node, (request, response) -> response.setStatus(204)));
            costs(own, 1, () -> browser.attribute(node, "book"));
            costs(own, 2, () -> browser.set(node, "book", String.valueOf(System.nanoTime())));
            costs(own, 1, () -> new Browser().set(node, "book", "Dune"));
            costs(own, 0, () -> new Browser().page(node, TestApplication.STATIC_PAGE));
            Browser liar = new Browser();
            liar.add(node, browser.cookies(node).get(0).getName(), "garbage");
            costs(own, 0, () -> liar.attribute(node, "book"));
        }
    }

    private static void costs(RedisServer redis, int scripts, Runnable request) {
        long before = scripts(redis);
        for (int i = 0; i < REQUESTS; i++) {
            request.run();
        }
        Awaitility.await().until(() -> scripts(redis) - before >= (long) scripts * REQUESTS);
        assertThat(scripts(redis) - before).isEqualTo((long) scripts * REQUESTS);
    }

    private static long scripts(RedisServer redis) {
        Matcher calls = Pattern.compile("cmdstat_evalsha:calls=(\\d+)").matcher(redis.command("INFO", "commandstats"));
        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }
}
