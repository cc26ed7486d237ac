package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.Monitor;

/** What requests cost through a server: how many commands Redis gets for them. */
public interface BudgetContract extends Nodes {

    int REQUESTS = 20;

    @Test
    default void requests_costWhatTheyNeed() {
        try (RedisServer own = RedisServer.start();
                Node node = start(application("budget")
                        .with("cdi-redis.location", own.uri())
                        .with("cdi-redis.session.sweep-interval", "PT1H"))) {
            Browser browser = visitor(node);
            // Redis learns the scripts.
            browser.set(node, "book", "Emma");
            try (Monitor monitor = new Monitor(own)) {
                // Those that nobody waits for have been counted when the next kind begins.
                costs(monitor, 1, () -> browser.page(node, TestApplication.STATIC_PAGE));
                costs(monitor, 1, () -> browser.run(node, (request, response) -> response.setStatus(204)));
                costs(monitor, 1, () -> browser.attribute(node, "book"));
                costs(monitor, 2, () -> browser.set(node, "book", String.valueOf(System.nanoTime())));
                costs(monitor, 1, () -> new Browser().set(node, "book", "Dune"));
                costs(monitor, 0, () -> new Browser().page(node, TestApplication.STATIC_PAGE));
                Browser late = visitor(node);
                Browser ended = late.copy();
                late.run(node, (request, response) -> request.getSession().invalidate());
                costs(monitor, 1, () -> ended.copy().attribute(node, "book"));
                costs(monitor, 2, () -> ended.copy().set(node, "book", "Dune"));
                Browser liar = new Browser();
                liar.add(node, Browser.COOKIE, "garbage");
                costs(monitor, 0, () -> liar.attribute(node, "book"));
            }
        }
    }

    /** Runs a request as often as it takes to see what each of them costs. */
    static void costs(Monitor monitor, int commands, Runnable request) {
        int before = monitor.commands().size();
        for (int i = 0; i < REQUESTS; i++) {
            request.run();
        }
        int expected = before + commands * REQUESTS;
        Awaitility.await().until(() -> monitor.commands().size() >= expected);
        assertThat(monitor.commands()).hasSize(expected);
    }
}
