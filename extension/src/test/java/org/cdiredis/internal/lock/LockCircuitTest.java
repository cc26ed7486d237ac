package org.cdiredis.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.CircuitOpenException;
import org.cdiredis.ErrorKind;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.internal.config.OnLostRelease;
import org.cdiredis.internal.config.PoolSettings;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.RedisLock;

/** Locks and the circuit breaker of their cache. */
final class LockCircuitTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final RedisServer server = RedisServer.start();
    private final Clients clients = new Clients();
    private final Client client = clients.of(new ConnectionSettings(
            new Location.Server(false, "127.0.0.1", server.port(), 0),
            Credentials.NONE,
            LONG,
            Duration.ofSeconds(1),
            LONG,
            new PoolSettings(1, 8)));
    private final Circuit circuit = client.circuit(new BreakerSettings(1, HOUR, HOUR));
    private final LeasedLocks locks =
            LeasedLocks.over("books", client, circuit, new LockSettings(Duration.ofSeconds(9), OnLostRelease.FAIL));
    private final RedisLock lock = locks.lock("", "stock");

    @AfterEach
    void stop() {
        server.resume();
        clients.close();
        server.stop();
    }

    @Test
    void acquire_afterAnotherHasFailed_isTurnedAway() {
        server.pause();

        assertThatThrownBy(lock::acquire)
                .isInstanceOf(RedisUnavailableException.class)
                .isNotInstanceOf(CircuitOpenException.class);
        assertThatThrownBy(lock::acquire)
                .isInstanceOfSatisfying(
                        CircuitOpenException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.TIMEOUT))
                .hasMessageStartingWith("CDIREDIS00155: Cache \"books\"");
    }

    @Test
    void renewal_thatGetsNoAnswer_opensTheCircuit() throws InterruptedException {
        LockHandle handle = lock.acquire();
        assertThat(circuit.remaining()).isZero();

        server.pause();

        await().atMost(LONG).until(() -> !circuit.remaining().isZero());
        assertThat(handle.isHeld()).isTrue(); // so that nothing but a renewal has been sent
    }

    @Test
    void openCircuit_letsRenewalsAndReleasesThrough() throws InterruptedException {
        LockHandle handle = lock.acquire();
        LockHandle released = locks.lock("", "shelf").acquire();
        server.pause();
        assertThatThrownBy(() -> locks.lock("", "other").tryAcquire()).isInstanceOf(RedisUnavailableException.class);
        server.resume();
        assertThat(circuit.remaining()).isPositive();
        Thread.sleep(11_000); // over the lease

        assertThat(handle.isHeld()).isTrue();
        assertThat(Long.parseLong(server.command("PTTL", "cdi-redis:lock:{:stock}")))
                .isPositive();
        assertThatThrownBy(() -> locks.lock("", "other").tryAcquire()).isInstanceOf(CircuitOpenException.class);
        released.close();
        assertThat(server.command("EXISTS", "cdi-redis:lock:{:shelf}")).isEqualTo("0");
    }
}
