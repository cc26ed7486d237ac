package org.cdiredis.limiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainerInitializer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.RedisCacheException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.limit.RateLimitedException;
import org.cdiredis.locking.Node;

/** Methods within their rates, in two applications on one Redis. */
final class RateLimitedTest {

    private static RedisServer server;
    private static Node node;
    private static Node otherNode;

    private final AtomicInteger calls = new AtomicInteger();
    private Shop shop;
    private Shop otherShop;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        node = Node.start(server, new String[] {"shop.period=PT1H"}, Shop.class, Users.class);
        otherNode = Node.start(server, new String[] {"shop.period=PT1H"}, Shop.class, Users.class);
    }

    @AfterAll
    static void stop() {
        node.close();
        otherNode.close();
        server.stop();
    }

    @BeforeEach
    void create() {
        server.command("FLUSHALL");
        shop = node.get(Shop.class);
        otherShop = otherNode.get(Shop.class);
    }

    static class Users {

        static volatile String name = "emma";

        @Produces
        Principal user() {
            return () -> name;
        }
    }

    @ApplicationScoped
    public static class Shop {

        @RateLimited(permits = 2, period = "${shop.period}")
        public String order(AtomicInteger calls) {
            return "order " + calls.incrementAndGet();
        }

        @RateLimited(permits = 1, period = "PT1H", name = "search")
        public void search(@LimitKey @Nullable String words, AtomicInteger calls) {
            calls.incrementAndGet();
        }

        @RateLimited(permits = 1, period = "PT1H", name = "search", key = "#{words.strip()}", onLimit = OnLimit.SKIP)
        public void searchOrNot(String words, AtomicInteger calls) {
            calls.incrementAndGet();
        }

        @RateLimited(permits = 1, period = "PT1H", perUser = true)
        public void rate(@LimitKey int book, AtomicInteger calls) {
            calls.incrementAndGet();
        }

        @RateLimited(permits = 100, period = "PT10S", burst = 1, onLimit = OnLimit.WAIT, waitTime = "PT30S")
        public void index(AtomicInteger calls) {
            calls.incrementAndGet();
        }
    }

    @Test
    void calls_ofAllNodesTogether_areLimited() {
        assertThat(shop.order(calls)).isEqualTo("order 1");
        assertThat(otherShop.order(calls)).isEqualTo("order 2");

        RateLimitedException refusal = catchThrowableOfType(RateLimitedException.class, () -> shop.order(calls));

        assertThat(refusal)
                .hasMessageMatching(
                        "CDIREDIS02603: the method order\\(AtomicInteger\\) of .*Shop was not run, since it may be"
                                + " called 2 times in PT1H. It can be again in 1[78]\\d\\d\\.\\d{3} s");
        assertThat(refusal.rate().permits()).isEqualTo(2);
        assertThat(refusal.decision().delay()).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(30));
        assertThat(calls).hasValue(2);
    }

    @Test
    void keys_haveLimitsOfTheirOwn_andSkippedCallsDoNothing() {
        shop.search("emma", calls);
        shop.search("dune", calls);
        otherShop.searchOrNot(" emma ", calls);
        otherShop.searchOrNot("ivanhoe", calls);

        assertThat(calls).hasValue(3);
        assertThatThrownBy(() -> shop.search(null, calls))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("was not run, since its key is null");
        assertThat(server.command("KEYS", "*search:emma")).isNotEmpty();
    }

    @Test
    void users_haveLimitsOfTheirOwn() {
        Users.name = "emma";
        shop.rate(1, calls);
        shop.rate(2, calls);
        assertThatThrownBy(() -> otherShop.rate(1, calls)).isInstanceOf(RateLimitedException.class);
        Users.name = "knightley";
        shop.rate(1, calls);
        assertThat(calls).hasValue(3);
    }

    @Test
    void waitingCalls_getTheirTurn() {
        long start = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            (i % 2 == 0 ? shop : otherShop).index(calls);
        }

        assertThat(calls).hasValue(4);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void interruptedCall_isNotRun() {
        Thread.currentThread().interrupt();

        Throwable refusal = catchThrowable(() -> shop.index(calls));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(refusal)
                .isInstanceOf(RedisCacheException.class)
                .hasMessageStartingWith("CDIREDIS02600")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(calls).hasValue(0);
    }

    static final class NoBean {

        NoBean(String unusedByContainers) {}

        @RateLimited(permits = 1, period = "PT1S")
        void neverLimited() {}
    }

    @ApplicationScoped
    static class Wrong {

        @RateLimited(permits = 1, period = "PT1S")
        @SuppressWarnings("UnusedMethod")
        private void hidden() {}

        @RateLimited(permits = 1, period = "PT1S")
        static void ofClass() {}

        @RateLimited(permits = 0, period = "PT1S")
        void noPermits() {}

        @RateLimited(permits = 1, period = "")
        void noPeriod() {}

        @RateLimited(permits = 1, period = "PT1S", burst = -1)
        void noBurst() {}

        @RateLimited(permits = 1, period = "PT1S", onLimit = OnLimit.SKIP)
        int skipped() {
            return 1;
        }

        @RateLimited(permits = 1, period = "PT1S", onLimit = OnLimit.WAIT)
        void noWait() {}

        @RateLimited(permits = 1, period = "PT1S", waitTime = "PT1S")
        void needlessWait() {}

        @RateLimited(permits = 1, period = "PT1S", cache = "elsewhere", perUser = true)
        void perUser() {}

        void keyOnly(@LimitKey String key) {}
    }

    @Test
    void allProblems_areReportedAtOnce() {
        Throwable failure = catchThrowable(() -> Node.start(
                        "redis://127.0.0.1:1",
                        new String[0],
                        SeContainerInitializer.newInstance().addBeanClasses(Wrong.class, NoBean.class))
                .close());

        String place = "the method %s of " + Wrong.class.getName();
        assertThat(failure).isNotNull();
        assertThat(List.of(String.valueOf(failure.getMessage()).split("\n  - ")))
                .containsExactly(
                        "CDIREDIS02507: The limited methods of this application cannot be set up. Problems: 12",
                        "CDIREDIS02508: the method neverLimited() of " + NoBean.class.getName()
                                + " has @RateLimited, but its class is no bean, so that its calls are not intercepted. Give it a scope,"
                                + " such as @ApplicationScoped",
                        "CDIREDIS02500: " + place.formatted("hidden()")
                                + " has @RateLimited, but is private, so that its calls are not intercepted. Put the annotation on a method"
                                + " that other beans call",
                        "CDIREDIS02506: " + place.formatted("keyOnly(String)")
                                + " has @LimitKey on a parameter, but not @RateLimited",
                        "CDIREDIS02501: " + place.formatted("needlessWait()")
                                + ": the waitTime of @RateLimited is \"PT1S\", but onLimit is THROW. Leave it out, or write WAIT",
                        "CDIREDIS02502: " + place.formatted("noBurst()")
                                + ": @RateLimited is no rate, since burst: -1 is not positive",
                        "CDIREDIS02501: " + place.formatted("noPeriod()")
                                + ": the period of @RateLimited is \"\", but it is empty. Write PT1M for a minute, for example",
                        "CDIREDIS02502: " + place.formatted("noPermits()")
                                + ": @RateLimited is no rate, since permits: 0 is not positive",
                        "CDIREDIS02501: " + place.formatted("noWait()")
                                + ": the waitTime of @RateLimited is \"\", but onLimit is WAIT. Say for how long at most, PT5S for example",
                        "CDIREDIS02500: " + place.formatted("ofClass()")
                                + " has @RateLimited, but is static, so that its calls are not intercepted. Put the annotation on a method"
                                + " that other beans call",
                        "CDIREDIS02504: " + place.formatted("perUser()")
                                + ": cache of @RateLimited is \"elsewhere\", but there is no such cache. There are: default",
                        "CDIREDIS02505: " + place.formatted("perUser()")
                                + ": perUser of @RateLimited is true, but there is no bean of the type java.security.Principal that says"
                                + " who the user is. Servers with Jakarta Security have it; elsewhere produce one, or write an expression as"
                                + " the key",
                        "CDIREDIS02503: " + place.formatted("skipped()")
                                + ": onLimit of @RateLimited is SKIP, but there is no result for a call that is skipped, and it returns int."
                                + " Write THROW or WAIT, or let it return nothing");
    }
}
