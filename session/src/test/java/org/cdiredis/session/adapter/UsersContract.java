package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import jakarta.servlet.http.HttpServletRequest;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.Monitor;

/**
 * What requests cost, and what becomes of them without Redis, in an application with users and pages for these only: its server wants the session
 * of a request before the application does, to know whose it is. The clients are logged in.
 */
public abstract class UsersContract extends AdapterNodes implements BudgetContract, OutageContract, FallbackContract {

    private static final Action PAGE =
            (request, response) -> response.getWriter().print(who(request));

    @Override
    public TestApplication application(String name) {
        return super.application(name).withLogin();
    }

    @Override
    public final Browser visitor(Node node) {
        Browser browser = new Browser();
        browser.set(node, "book", "Dune");
        URI page = node.protectedUriOf(PAGE);
        assertThat(browser.get(page).body()).doesNotContain(TestApplication.USER);
        assertThat(logIn(browser, node).status()).isBetween(302, 303);
        assertThat(browser.get(page).body()).isEqualTo("joe has Dune");
        return browser;
    }

    /** Whether the server keeps to itself who is logged in, as with the filter: Redis may be as it wants then. */
    public boolean isLoginOfTheServer() {
        return false;
    }

    private static String who(HttpServletRequest request) {
        return request.getRemoteUser() + " has "
                + (request.getSession(false) == null
                        ? "no session"
                        : request.getSession(false).getAttribute("book"));
    }

    private static Reply logIn(Browser browser, Node node) {
        return browser.post(
                node.address().resolve("j_security_check"),
                "j_username=%s&j_password=%s".formatted(TestApplication.USER, TestApplication.PASSWORD));
    }

    private Node node(RedisServer redis, String policy) {
        return start(application("users")
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.deadline", DEADLINE.toString())
                .with("cdi-redis.session.outage", policy));
    }

    /** Asks for the page until the node has found Redis again. */
    private static void awaitThePage(Browser browser, URI page, String text) {
        Awaitility.await().atMost(PATIENCE).until(() -> browser.get(page).status() == 200);
        assertThat(browser.get(page).body()).isEqualTo(text);
    }

    @Test
    final void pageOfAUser_isAnAnswer503WithinTheDeadline_andNoLogout() {
        try (RedisServer own = RedisServer.start();
                Node node = node(own, "fail")) {
            Browser browser = visitor(node);
            URI page = node.protectedUriOf(PAGE);
            own.pause();
            try {
                long begin = System.nanoTime();
                assertThat(browser.get(page).status()).isEqualTo(503);
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(DEADLINE.plus(MARGIN));
                assertThat(browser.run(node, PAGE).status()).isEqualTo(503);
            } finally {
                own.resume();
            }
            awaitThePage(browser, page, "joe has Dune");

            own.kill();
            assertThat(browser.get(page).status()).isEqualTo(503);
            assertThat(browser.run(node, PAGE).status()).isEqualTo(503);
        }
    }

    @Test
    final void logInAndLogout_withoutRedis_haveNeverHappened() {
        try (RedisServer own = RedisServer.start();
                Node node = node(own, "fail")) {
            Browser user = visitor(node);
            Browser guest = new Browser();
            guest.set(node, "book", "Emma");
            String id = guest.sessionId(node);
            URI page = node.protectedUriOf(PAGE);
            own.pause();
            try {
                assertThat(user.run(node, (request, response) -> {
                                    request.logout();
                                    request.getSession().invalidate();
                                })
                                .status())
                        .isEqualTo(503);
                assertThat(guest.run(node, (request, response) -> {
                                    request.login(TestApplication.USER, TestApplication.PASSWORD);
                                    request.getSession();
                                })
                                .status())
                        .isEqualTo(503);
            } finally {
                own.resume();
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> guest.run(node, PAGE).status() == 200);

            assertThat(guest.attribute(node, "book")).isEqualTo("Emma");
            assertThat(user.attribute(node, "book")).isEqualTo("Dune");
            if (!isLoginOfTheServer()) {
                assertThat(guest.sessionId(node)).isEqualTo(id);
                assertThat(guest.run(node, PAGE).body()).isEqualTo("null has Emma");
                assertThat(user.get(page).body()).isEqualTo("joe has Dune");
            }
        }
    }

    @Test
    final void outageReadOnly_showsAUserTheirPage() {
        try (RedisServer own = RedisServer.start();
                Node node = node(own, "read-only")) {
            Browser browser = visitor(node);
            URI page = node.protectedUriOf(PAGE);
            own.pause();
            try {
                assertThat(browser.get(page).body()).isEqualTo("joe has Dune");
                assertThat(browser.set(node, "book", "Emma").status()).isEqualTo(503);
                assertThat(browser.get(page).body()).isEqualTo("joe has Dune");
            } finally {
                own.resume();
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> browser.set(node, "book", "Persuasion").status() == 200);
            assertThat(browser.get(page).body()).isEqualTo("joe has Persuasion");
        }
    }

    @Test
    final void outageLocal_letsUsersWorkOn_andLogIn() {
        try (RedisServer own = RedisServer.start();
                Node node = node(own, "local")) {
            Browser known = visitor(node);
            Browser stranger = new Browser();
            URI page = node.protectedUriOf(PAGE);
            own.pause();
            try {
                assertThat(known.set(node, "book", "Emma").status()).isEqualTo(200);
                assertThat(known.get(page).body()).isEqualTo("joe has Emma");
                assertThat(stranger.get(page).body()).doesNotContain(TestApplication.USER);
                assertThat(logIn(stranger, node).status()).isBetween(302, 303);
                assertThat(stranger.get(page).body()).startsWith("joe has n");
                assertThat(stranger.set(node, "book", "Persuasion").status()).isEqualTo(200);
                assertThat(stranger.get(page).body()).isEqualTo("joe has Persuasion");
            } finally {
                own.resume();
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> known.get(page).status() == 200
                            && own.command("KEYS", "*:s:*").lines().count() == 2);
            assertThat(known.get(page).body()).isEqualTo("joe has Emma");
            assertThat(stranger.get(page).body()).isEqualTo("joe has Persuasion");
        }
    }

    /** Whoever has logged in once. */
    @Test
    final void pageOfAUser_costsNoMoreThanAnother() {
        try (RedisServer own = RedisServer.start();
                Node node = start(application("budget")
                        .with("cdi-redis.location", own.uri())
                        .with("cdi-redis.session.sweep-interval", "PT1H"))) {
            Browser browser = visitor(node);
            URI page = node.protectedUriOf(PAGE);
            URI change = node.protectedUriOf(
                    (request, response) -> request.getSession().setAttribute("book", System.nanoTime()));
            try (Monitor monitor = new Monitor(own)) {
                BudgetContract.costs(monitor, 1, () -> browser.get(page));
                BudgetContract.costs(monitor, 2, () -> browser.get(change));
            }
        }
    }
}
