package org.cdiredis.session.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.session.filter.Carts.add;
import static org.cdiredis.session.filter.Carts.cart;
import static org.cdiredis.session.filter.Carts.contents;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.Monitor;
import org.cdiredis.session.adapter.Action;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.BudgetContract;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.UsersContract;

/** The same with Weld, which wants the session as well, and beans in it. In a JVM, Weld for servers knows the application that started last. */
@Tag("weld-on-servers")
public abstract class BeansOfUsersContract extends UsersContract {

    private static final Action ADD = (request, response) -> {
        cart(request).add("Emma");
        response.getWriter().print(cart(request).contents());
    };

    private static final Action SHOW =
            (request, response) -> response.getWriter().print(cart(request).contents());

    @Override
    public final TestApplication application(String name) {
        return Carts.in(super.application(name));
    }

    private Node node(RedisServer redis, String policy) {
        return start(application("beans")
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.deadline", DEADLINE.toString())
                .with("cdi-redis.session.outage", policy));
    }

    @Test
    final void beans_withoutRedis_areAnAnswer503_andThereAfterwards() {
        try (RedisServer own = RedisServer.start();
                Node node = node(own, "fail")) {
            Browser browser = visitor(node);
            add(browser, node, "Dune");
            own.pause();
            try {
                assertThat(browser.run(node, SHOW).status()).isEqualTo(503);
                assertThat(browser.run(node, ADD).status()).isEqualTo(503);
                assertThat(new Browser().run(node, ADD).status()).isEqualTo(503);
            } finally {
                own.resume();
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> browser.run(node, SHOW).status() == 200);

            assertThat(contents(browser, node)).isEqualTo("[Dune] 1");
        }
    }

    @Test
    final void outageReadOnly_showsBeans_andKeepsNoChange() {
        try (RedisServer own = RedisServer.start();
                Node node = node(own, "read-only")) {
            Browser browser = visitor(node);
            add(browser, node, "Dune");
            own.pause();
            try {
                assertThat(contents(browser, node)).isEqualTo("[Dune] 1");
                assertThat(browser.run(node, ADD).status()).isEqualTo(503);
                assertThat(contents(browser, node)).isEqualTo("[Dune] 1");
            } finally {
                own.resume();
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> browser.run(node, ADD).status() == 200);

            assertThat(contents(browser, node)).isEqualTo("[Dune, Emma] 2");
        }
    }

    @Test
    final void outageLocal_changesBeans_andWritesThemAfterwards() {
        try (RedisServer own = RedisServer.start()) {
            Browser browser;
            try (Node node = node(own, "local")) {
                browser = visitor(node);
                add(browser, node, "Dune");
                String before = versions(own);
                own.pause();
                try {
                    assertThat(browser.run(node, ADD).body()).isEqualTo("[Dune, Emma] 2");
                    assertThat(contents(browser, node)).isEqualTo("[Dune, Emma] 2");
                } finally {
                    own.resume();
                }
                Awaitility.await().atMost(PATIENCE).until(() -> !versions(own).equals(before));
                assertThat(contents(browser, node)).isEqualTo("[Dune, Emma] 2");
            }
            try (Node next = node(own, "fail")) {
                assertThat(contents(browser, next)).isEqualTo("[Dune, Emma] 2");
            }
        }
    }

    /** Of the one session that there is. */
    private static String versions(RedisServer redis) {
        return redis.command("HGET", redis.command("KEYS", "*:s:*").strip(), "\u0001v");
    }

    @Test
    final void beans_costNoMoreThanAttributes() {
        try (RedisServer own = RedisServer.start();
                Node node = start(application("budget")
                        .with("cdi-redis.location", own.uri())
                        .with("cdi-redis.session.sweep-interval", "PT1H"))) {
            Browser browser = visitor(node);
            add(browser, node, "Dune");
            try (Monitor monitor = new Monitor(own)) {
                BudgetContract.costs(monitor, 1, () -> browser.run(node, SHOW));
                BudgetContract.costs(monitor, 2, () -> browser.run(node, ADD));
            }
        }
    }
}
