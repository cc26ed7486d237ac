package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.EmbeddedRedis.Lease;

class EmbeddedRedisTest {

    @Test
    void problem_whereTheTestsRun_isNone() {
        assertThat(EmbeddedRedis.problem()).isEmpty();
    }

    @Test
    void acquire_twice_sharesOneServerUntilTheLastClose() {
        Lease first = EmbeddedRedis.acquire(OptionalInt.empty());
        Lease second = EmbeddedRedis.acquire(OptionalInt.empty());
        int port = first.port();

        assertThat(second.port()).isEqualTo(port);
        assertThat(first.uri()).isEqualTo("redis://127.0.0.1:" + port);
        first.close();
        first.close();
        assertThat(FreePorts.isFree(port)).isFalse();
        second.close();
        assertThat(FreePorts.isFree(port)).isTrue();
    }

    @Test
    void acquire_afterTheLastClose_startsAnotherServer() {
        EmbeddedRedis.acquire(OptionalInt.empty()).close();

        try (Lease lease = EmbeddedRedis.acquire(OptionalInt.empty())) {
            assertThat(FreePorts.isFree(lease.port())).isFalse();
        }
    }

    @Test
    void acquire_ofAStatedPort_isAServerOfItsOwn() {
        int stated = FreePorts.pick(Mode.STANDALONE);
        try (Lease free = EmbeddedRedis.acquire(OptionalInt.empty());
                Lease lease = EmbeddedRedis.acquire(OptionalInt.of(stated));
                Lease same = EmbeddedRedis.acquire(OptionalInt.of(stated))) {
            assertThat(lease.port()).isEqualTo(stated).isEqualTo(same.port()).isNotEqualTo(free.port());
        }
    }

    @Test
    void acquire_ofATakenPort_failsAndCanBeRepeated() {
        int port;
        try (RedisServer other = RedisServer.start()) {
            port = other.port();
            assertThatThrownBy(() -> EmbeddedRedis.acquire(OptionalInt.of(port)))
                    .isInstanceOf(EmbeddedRedisException.class)
                    .hasMessageContaining("is taken");
        }

        try (Lease lease = EmbeddedRedis.acquire(OptionalInt.of(port))) {
            assertThat(lease.port()).isEqualTo(port);
        }
    }

    @Test
    void acquire_ofSomethingThatIsNoPort_isRefused() {
        assertThatThrownBy(() -> EmbeddedRedis.acquire(OptionalInt.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A port is between 1 and 65535, not 0");
    }

    @Test
    void acquire_whenTheServerHasDied_revivesIt() {
        RedisServer server = RedisServer.start();
        SharedServers servers = new SharedServers(port -> server);
        try (Lease first = servers.acquire(OptionalInt.empty())) {
            server.kill();

            try (Lease second = servers.acquire(OptionalInt.empty())) {
                assertThat(server.command("PING")).isEqualTo("PONG");
                assertThat(second.port()).isEqualTo(first.port());
            }
            assertThat(server.isAlive()).isTrue();
        }
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void acquire_byManyThreadsAtOnce_startsOneServer() throws Exception {
        int threads = 16;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Lease>> leases = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                leases.add(pool.submit(() -> {
                    together.await();
                    return EmbeddedRedis.acquire(OptionalInt.empty());
                }));
            }
            int port = leases.get(0).get().port();
            for (Future<Lease> lease : leases) {
                assertThat(lease.get().port()).isEqualTo(port);
            }
            for (Future<Lease> lease : leases) {
                assertThat(FreePorts.isFree(port)).isFalse();
                lease.get().close();
            }
            assertThat(FreePorts.isFree(port)).isTrue();
        } finally {
            pool.shutdownNow();
        }
    }
}
