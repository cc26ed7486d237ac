package org.cdiredis.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Expiry;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.embedded.RedisSentinels;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.TestConnections;
import org.cdiredis.internal.config.TestSettings;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.LockLostException;
import org.cdiredis.lock.Locks;

/** Locks over several servers. Two nodes, as two processes have them. */
final class LockTopologyTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Clients clients = new Clients();
    private final Clients otherClients = new Clients();

    @AfterEach
    void close() {
        clients.close();
        otherClients.close();
    }

    private static Locks locks(Clients clients, Location location) {
        CacheSettings base = TestSettings.of("test", new KeySpace("", 1), Expiry.never());
        CacheSettings settings = TestSettings.with(
                base,
                TestConnections.to(location)
                        .times(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3))
                        .settings());
        return new ServedLocks(LockFactories.create(settings, clients), () -> "");
    }

    @Test
    void cluster_takesLocksOfAllSlots() throws Exception {
        try (RedisCluster redis = RedisCluster.start()) {
            Location location = new Location.Cluster(TestConnections.servers(redis.masters()));
            assertLocksWork(locks(clients, location), locks(otherClients, location));
        }
    }

    @Test
    void shards_takeLocksOfAllServers() throws Exception {
        try (RedisServer first = RedisServer.start();
                RedisServer second = RedisServer.start()) {
            Location location = new Location.Shards(TestConnections.servers(List.of(first, second)));
            assertLocksWork(locks(clients, location), locks(otherClients, location));
        }
    }

    private static void assertLocksWork(Locks here, Locks there) throws Exception {
        List<String> names = IntStream.range(0, 12).mapToObj(i -> "lock" + i).toList();
        LockHandle all = here.all(names).acquire();
        assertThat(names)
                .allSatisfy(name -> assertThat(there.lock(name).tryLock()).isFalse());
        CompletableFuture<LockHandle> next = there.all(names).acquireAsync(LONG).toCompletableFuture();
        assertThat(next).isNotDone();
        all.close();
        LockHandle theirs = next.get(60, TimeUnit.SECONDS);
        assertThat(theirs.fencingToken()).isGreaterThan(all.fencingToken());
        theirs.close();
        for (String name : names) {
            LockHandle one = here.fairLock(name).acquire();
            assertThat(one.fencingToken()).isGreaterThan(theirs.fencingToken());
            CompletableFuture<LockHandle> reader =
                    there.readWriteLock(name).readLock().acquireAsync(LONG).toCompletableFuture();
            Thread.sleep(20);
            one.close();
            reader.get(60, TimeUnit.SECONDS).close();
            here.semaphore(name, 1).acquire().close();
        }
    }

    /** The documented limit: replication is asynchronous. What it costs is measured here, not denied. */
    @Test
    void failOver_toAReplicaThatHasMissedTheLock_letsTwoIn_untilTheFirstIsTold_andTokensTellThem() throws Exception {
        try (RedisSentinels redis = RedisSentinels.start()) {
            Location location = new Location.Sentinels(
                    TestConnections.servers(redis.sentinels()), redis.masterName(), Credentials.NONE);
            Locks here = locks(clients, location);
            Locks there = locks(otherClients, location);
            here.lock("stock").acquire().close();
            there.lock("stock").acquire().close();

            redis.replicas().forEach(RedisServer::pause);
            redis.primary().command("CLIENT", "KILL", "TYPE", "replica"); // else they find the lock in their sockets
            LockHandle first =
                    here.lock("stock").withLease(Duration.ofSeconds(30)).acquire();
            redis.primary().kill();
            redis.replicas().forEach(RedisServer::resume);
            long start = System.nanoTime();
            LockHandle[] second = new LockHandle[1];
            await().atMost(LONG).ignoreExceptions().until(() -> {
                second[0] = there.lock("stock").tryAcquire().orElse(null);
                return second[0] != null;
            });

            assertThat(second[0].fencingToken()).isGreaterThan(first.fencingToken());
            // The first is told at its next renewal that finds the new primary: within a third of its lease, and a
            // retry.
            await().atMost(LONG).until(() -> !first.isHeld());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
            assertThatThrownBy(first::close).isInstanceOf(LockLostException.class);
            assertThat(second[0].isHeld()).isTrue();
            second[0].close();
        }
    }

    @Test
    void failOver_toAReplicaThatHasTheLock_keepsIt() throws Exception {
        try (RedisSentinels redis = RedisSentinels.start()) {
            Location location = new Location.Sentinels(
                    TestConnections.servers(redis.sentinels()), redis.masterName(), Credentials.NONE);
            Locks here = locks(clients, location);
            Locks there = locks(otherClients, location);
            LockHandle handle =
                    here.lock("stock").withLease(Duration.ofMinutes(1)).acquire();
            assertThat(there.lock("stock").isLocked()).isTrue();
            await().atMost(LONG)
                    .until(() -> redis.replicas()
                            .get(0)
                            .command("EXISTS", "cdi-redis:lock:{:stock}")
                            .equals("1"));
            redis.primary().kill();
            await().atMost(LONG)
                    .ignoreExceptions()
                    .until(() -> there.lock("stock").isLocked());
            assertThat(there.lock("stock").tryAcquire()).isEmpty();
            await().atMost(LONG)
                    .ignoreExceptions()
                    .until(() -> handle.remaining().toMillis() > 0);
            assertThat(handle.isHeld()).isTrue();
            handle.close();
            assertThat(there.lock("stock").isLocked()).isFalse();
        }
    }
}
