package org.cdiredis.internal.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.NullPolicy;
import org.cdiredis.SingleFlight;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.commands.CommandsFactory;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.LoadSettings;
import org.cdiredis.internal.config.StaleRefresh;
import org.cdiredis.internal.config.TestSettings;

/** The right to load, as Redis sees it. */
final class LeaseTest {

    private static final String KEY = "cdi-redis:load:{k}";
    private static final Duration LEASE = Duration.ofMillis(900);
    private static final Duration LONG = Duration.ofSeconds(10);

    private static final Clients clients = new Clients();
    private static final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private static RedisServer server;
    private static RedisCommands commands;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        commands = CommandsFactory.create("test", TestSettings.connection(server.port()), BreakerSettings.OFF, clients);
    }

    @AfterAll
    static void stop() {
        timer.shutdownNow();
        clients.close();
        server.stop();
    }

    @AfterEach
    void flush() {
        server.command("FLUSHALL");
    }

    @Test
    void lease_isRenewedUntilItIsReleased() {
        Lease lease = acquired(Duration.ofMinutes(1));
        Lease other = new Lease(context(Duration.ofMinutes(1)), commands, "k");

        await().during(LEASE.multipliedBy(2))
                .atMost(LONG)
                .untilAsserted(() ->
                        assertThat(ContractCaches.await(other.tryAcquire())).isFalse());

        assertThat(ContractCaches.await(lease.release())).isTrue();
        assertThat(server.command("EXISTS", KEY)).isEqualTo("0");
        assertThat(ContractCaches.await(other.tryAcquire())).isTrue();
        ContractCaches.await(other.release());
    }

    @Test
    void lease_isRenewedForTheTimeoutAtMost() {
        long start = System.nanoTime();
        acquired(LEASE.multipliedBy(2));

        await().atMost(LONG).until(() -> server.command("EXISTS", KEY).equals("0"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(LEASE);
    }

    @Test
    void timeout_thatIsShorterThanTheLease_bounds() {
        acquired(LEASE.dividedBy(9));

        assertThat(Long.parseLong(server.command("PTTL", KEY)))
                .isLessThanOrEqualTo(LEASE.dividedBy(9).toMillis());
    }

    @Test
    void lease_thatHasGoneToAnother_isNotTouched() {
        Lease lease = acquired(Duration.ofMinutes(1));
        ContractCaches.await(commands.set(KEY, "other".getBytes(US_ASCII), LEASE, SetCondition.ALWAYS));

        await().atMost(LONG).until(() -> server.command("EXISTS", KEY).equals("0"));

        ContractCaches.await(commands.set(KEY, "other".getBytes(US_ASCII), LONG, SetCondition.ALWAYS));
        assertThat(ContractCaches.await(lease.rest(LEASE))).isFalse();
        assertThat(ContractCaches.await(lease.release())).isFalse();
        assertThat(server.command("GET", KEY)).isEqualTo("other");
        assertThat(Long.parseLong(server.command("PTTL", KEY))).isGreaterThan(LEASE.toMillis());
    }

    @Test
    void lease_thatRests_isNobodysUntilThen() {
        Lease lease = acquired(Duration.ofMinutes(1));

        assertThat(ContractCaches.await(lease.rest(Duration.ofMillis(300)))).isTrue();

        assertThat(ContractCaches.await(new Lease(context(LONG), commands, "k").tryAcquire()))
                .isFalse();
        await().atMost(LONG).until(() -> server.command("EXISTS", KEY).equals("0"));
    }

    private static Lease acquired(Duration timeout) {
        Lease lease = new Lease(context(timeout), commands, "k");
        assertThat(ContractCaches.await(lease.tryAcquire())).isTrue();
        return lease;
    }

    private static LoadContext context(Duration timeout) {
        return new LoadContext(
                new LoadSettings(SingleFlight.CLUSTER, Duration.ZERO, StaleRefresh.BACKGROUND, LEASE, timeout),
                NullPolicy.STORE,
                commands,
                FailurePolicy.FAIL,
                timer);
    }
}
