package org.cdiredis.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.commands.RedissonCalls;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.TestSettings;
import org.cdiredis.limit.Rate;
import org.cdiredis.limit.RateDecision;
import org.cdiredis.limit.RateLimitedException;
import org.cdiredis.limit.RateLimiter;
import org.cdiredis.limit.RateLimiters;

/** Rate limiters over Redisson and a real Redis; two nodes, as two processes have them. */
final class RateLimiterTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private static RedisServer server;
    private static Clients clients;
    private static Clients otherClients;
    private RateLimiters here;
    private RateLimiters there;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        clients = new Clients();
        otherClients = new Clients();
    }

    @BeforeEach
    void createLimiters() {
        here = limiters(clients);
        there = limiters(otherClients);
    }

    @AfterAll
    static void stop() {
        clients.close();
        otherClients.close();
        server.stop();
    }

    @AfterEach
    void flush() {
        server.command("FLUSHALL");
    }

    private static RateLimiters limiters(Clients clients) {
        Client client = clients.of(TestSettings.connection(
                new Location.Server(false, "127.0.0.1", server.port(), 0), Credentials.NONE, Duration.ofSeconds(10)));
        RedissonCalls calls = new RedissonCalls("test", client, Circuit.ALWAYS_CLOSED);
        return new ServedLimiters("test", key -> calls, () -> "shop", clients.timer());
    }

    @Test
    void burst_isAllowedAtOnceByAllProcessesTogether_andNoMore() {
        Rate rate = Rate.of(10, HOUR);
        for (int i = 0; i < 10; i++) {
            RateDecision decision =
                    (i % 2 == 0 ? here : there).limiter("orders", rate).tryAcquire();
            assertThat(decision.isAllowed()).isTrue();
            assertThat(decision.remaining()).isEqualTo(9 - i);
            assertThat(decision.delay()).isZero();
        }
        RateDecision refused = there.limiter("orders", rate).tryAcquire();

        assertThat(refused.isAllowed()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.delay()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(refused.resetAfter()).isBetween(Duration.ofMinutes(59), HOUR);
        assertThat(here.limiter("order", rate).tryAcquire().isAllowed()).isTrue();
    }

    @Test
    void wait_ofAnyLength_isOne() throws InterruptedException {
        RateLimiter limiter = here.limiter("orders", new Rate(1, Duration.ofMillis(100), 1));

        assertThat(limiter.acquire(ChronoUnit.FOREVER.getDuration()).isAllowed())
                .isTrue();
        assertThat(limiter.acquire(Duration.ofDays(400_000_000)).isAllowed()).isTrue();
        assertThat(limiter.acquireAsync(ChronoUnit.FOREVER.getDuration())).succeedsWithin(LONG);
    }

    @Test
    void permits_comeBackOneAfterTheOther() {
        RateLimiter limiter = here.limiter("orders", new Rate(20, Duration.ofSeconds(10), 2));
        limiter.tryAcquire(2);
        assertThat(limiter.tryAcquire().isAllowed()).isFalse();

        await().atMost(LONG).until(() -> limiter.tryAcquire().isAllowed());
        await().atMost(LONG).until(() -> limiter.tryAcquire(2).isAllowed());
    }

    @Test
    void rateOverTime_isTheOneThatWasSaid() {
        RateLimiter limiter = here.limiter("orders", new Rate(100, Duration.ofSeconds(1), 1));
        long start = System.nanoTime();
        int allowed = 0;
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2)) {
            allowed += limiter.tryAcquire().isAllowed() ? 1 : 0;
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(allowed).isBetween(20, (int) (taken.toMillis() / 10) + 2);
    }

    @Test
    void severalPermits_areAllOrNone() {
        RateLimiter limiter = here.limiter("orders", Rate.of(10, HOUR));
        assertThat(limiter.tryAcquire(7).remaining()).isEqualTo(3);
        assertThat(limiter.tryAcquire(4).isAllowed()).isFalse();
        assertThat(limiter.tryAcquire(3).isAllowed()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limiter.tryAcquire(11))
                .withMessage("permits: 11 is not between 1 and 10");
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.tryAcquireAsync(0));
    }

    @Test
    void fractions_ofAMicrosecond_addUp() {
        RateLimiter limiter = here.limiter("orders", new Rate(7, HOUR, 7_000));
        int allowed = 0;
        while (limiter.tryAcquire().isAllowed()) {
            allowed++;
        }

        assertThat(allowed).isEqualTo(7_000);
    }

    @Test
    void acquire_waitsForItsTurn_orSaysAtOnceWhenToComeAgain() throws Exception {
        RateLimiter limiter = here.limiter("orders", new Rate(10, Duration.ofSeconds(5), 1));
        long start = System.nanoTime();
        assertThat(limiter.acquire(Duration.ZERO).delay()).isZero();
        CompletableFuture<RateDecision> second = limiter.acquireAsync(LONG).toCompletableFuture();
        CompletableFuture<RateDecision> third = limiter.acquireAsync(LONG).toCompletableFuture();
        third.get(20, TimeUnit.SECONDS);
        assertThat(second).isCompleted();
        assertThat(limiter.acquire(LONG).isAllowed()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_450));

        assertThatThrownBy(() -> limiter.acquire(Duration.ofMillis(1)))
                .isInstanceOfSatisfying(RateLimitedException.class, refused -> {
                    assertThat(refused.decision().isAllowed()).isFalse();
                    assertThat(refused.decision().delay()).isPositive();
                    assertThat(refused.rate()).isEqualTo(limiter.rate());
                })
                .hasMessageMatching(
                        "CDIREDIS00172: Cache \"test\": the rate limiter \"orders\" has allowed its 10 in PT5S."
                                + " Try again in 0\\.\\d{3} s");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> limiter.acquire(LONG)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void limiterAtRest_leavesNothing() {
        RateLimiter limiter = here.limiter("orders", Rate.of(100, Duration.ofSeconds(1)));
        limiter.tryAcquire(10);
        assertThat(server.command("KEYS", "*")).isEqualTo("cdi-redis:rate:shop:orders");
        assertThat(Long.parseLong(server.command("PTTL", "cdi-redis:rate:shop:orders")))
                .isBetween(1L, 100L);
        await().atMost(LONG).until(() -> server.command("KEYS", "*").isEmpty());

        limiter.tryAcquire(100);
        limiter.reset();
        assertThat(limiter.tryAcquire(100).isAllowed()).isTrue();
    }

    @Test
    void parallelCallers_getNoMoreThanTheBurst() {
        RateLimiter limiter = here.limiter("orders", Rate.of(50, HOUR));
        List<CompletableFuture<RateDecision>> all = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> all.add(limiter.tryAcquireAsync(1).toCompletableFuture()));

        assertThat(all.stream()
                        .map(CompletableFuture::join)
                        .filter(RateDecision::isAllowed)
                        .count())
                .isEqualTo(50);
    }

    @Test
    void outage_isAnError() {
        RedisServer stopped = RedisServer.start();
        try (Clients few = new Clients()) {
            Client client = few.of(TestSettings.connection(
                    new Location.Server(false, "127.0.0.1", stopped.port(), 0),
                    Credentials.NONE,
                    Duration.ofSeconds(1)));
            RedissonCalls calls = new RedissonCalls("test", client, Circuit.ALWAYS_CLOSED);
            RateLimiter limiter =
                    new ServedLimiters("test", key -> calls, () -> "", few.timer()).limiter("orders", Rate.of(1, HOUR));
            stopped.stop();
            assertThatThrownBy(limiter::tryAcquire).isInstanceOf(RedisUnavailableException.class);
        }
    }

    @Test
    void rates_outOfRange_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.of(0, HOUR))
                .withMessage("permits: 0 is not positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.of(1, Duration.ofNanos(1)))
                .withMessage("period: PT0.000000001S is not between PT0.001S and P366D");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.of(101, Duration.ofMillis(1)))
                .withMessage("permits: 101 in PT0.001S are more than 100 in a millisecond");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.of(1, HOUR).withBurst(0))
                .withMessage("burst: 0 is not positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> here.limiter("", Rate.of(1, HOUR)))
                .withMessage("name: empty");
    }
}
