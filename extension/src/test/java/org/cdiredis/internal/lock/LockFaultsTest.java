package org.cdiredis.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Contract;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.internal.config.OnLostRelease;
import org.cdiredis.internal.config.TestSettings;
import org.cdiredis.lock.Leasable;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.LockLostException;
import org.cdiredis.lock.RedisLock;

/** Locks while Redis hangs or loses its data, and while holders die; and what they cost. Two nodes, as two processes have them. */
final class LockFaultsTest {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    /** What a busy machine may take for anything. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final RedisServer server = RedisServer.start();
    private final Clients clients = new Clients();
    private final Clients otherClients = new Clients();
    private LeasedLocks here;
    private LeasedLocks there;
    private RedisLock mine;
    private RedisLock theirs;

    @BeforeEach
    void createLocks() {
        here = locks(clients, server.port());
        there = locks(otherClients, server.port());
        mine = here.lock("", "stock");
        theirs = there.lock("", "stock");
        // A JVM that has just started may take longer to connect than the deadline.
        await().atMost(LONG)
                .ignoreException(RedisUnavailableException.class)
                .until(() -> !mine.isLocked() && !theirs.isLocked());
    }

    @AfterEach
    void stop() {
        server.resume();
        clients.close();
        otherClients.close();
        server.stop();
    }

    private static LeasedLocks locks(Clients clients, int port) {
        ConnectionSettings connection =
                TestSettings.connection(new Location.Server(false, "127.0.0.1", port, 0), Credentials.NONE, DEADLINE);
        return LeasedLocks.over(
                "books", clients.of(connection), Circuit.ALWAYS_CLOSED, new LockSettings(LEASE, OnLostRelease.FAIL));
    }

    @Test
    void serverPause_longerThanTheLease_isALossThatTheHolderIsToldOf() throws InterruptedException {
        LockHandle handle = mine.acquire();
        CountDownLatch lost = new CountDownLatch(1);
        handle.onLost(lost::countDown);

        server.pause();
        assertThat(lost.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(handle.isHeld()).isFalse();
        server.resume();

        LockHandle next = theirs.acquire(LONG);
        assertThat(next.fencingToken()).isGreaterThan(handle.fencingToken());
        assertThatThrownBy(handle::close).isInstanceOf(LockLostException.class);
        assertThat(next.isHeld()).isTrue();
    }

    @Test
    void serverPause_shorterThanTheLease_keepsTheLock() throws InterruptedException {
        RedisLock longer = mine.withLease(Duration.ofSeconds(10));
        try (LockHandle handle = longer.acquire()) {
            server.pause();
            Thread.sleep(4_000); // over the first renewal, which gets no answer
            server.resume();

            await().atMost(LONG).until(() -> handle.remaining().compareTo(Duration.ofSeconds(7)) > 0);
            assertThat(handle.isHeld()).isTrue();
        }
    }

    @Test
    void restartWithoutPersistence_isNoticedAndTokensGrow() throws InterruptedException {
        LockHandle handle = mine.acquire();
        CountDownLatch lost = new CountDownLatch(1);
        handle.onLost(lost::countDown);

        server.kill();
        server.restart();

        assertThat(lost.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(handle.isHeld()).isFalse();
        assertThat(theirs.acquire(LONG).fencingToken()).isGreaterThan(handle.fencingToken());
    }

    @Test
    void flush_isNoticedAndTokensGrow() throws InterruptedException {
        LockHandle handle = mine.acquire();
        server.command("FLUSHALL");

        LockHandle next = theirs.acquire();
        assertThat(next.fencingToken()).isGreaterThan(handle.fencingToken());
        await().atMost(LONG).until(() -> !handle.isHeld());
    }

    @Test
    void tokens_growWhenTheClockOfTheServerWentBack() throws InterruptedException {
        long future = 8_000_000_000_000_000L;
        server.command("SET", "cdi-redis:lock:token:{:stock}", Long.toString(future));

        try (LockHandle handle = mine.acquire()) {
            assertThat(handle.fencingToken()).isEqualTo(future + 1);
        }
        try (LockHandle handle = theirs.acquire()) {
            assertThat(handle.fencingToken()).isEqualTo(future + 2);
        }
    }

    @Test
    void foreignType_underTheKey_isALossAndDoesNotStopOtherRenewals() throws InterruptedException {
        LockHandle handle = mine.acquire();
        LockHandle other = here.lock("", "other").acquire();
        server.command("DEL", "cdi-redis:lock:{:stock}");
        server.command("LPUSH", "cdi-redis:lock:{:stock}", "x");

        await().atMost(LONG).until(() -> !handle.isHeld());
        Thread.sleep(LEASE.toMillis());
        assertThat(other.isHeld()).isTrue();
        assertThat(other.remaining()).isPositive();
    }

    @Test
    void outage_whileWaiting_endsTheWaitsOfAll() throws InterruptedException {
        LockHandle handle = theirs.withLease(Duration.ofMinutes(1)).acquire();
        List<CompletableFuture<LockHandle>> waiters = IntStream.range(0, 20)
                .mapToObj(i -> mine.acquireAsync(Duration.ofMinutes(5)).toCompletableFuture())
                .toList();
        assertThat(handle.isHeld()).isTrue();

        server.pause();

        assertThat(waiters)
                .allSatisfy(waiter -> assertThat(waiter)
                        .failsWithin(LONG)
                        .withThrowableThat()
                        .withCauseInstanceOf(RedisUnavailableException.class));
        assertThatThrownBy(mine::tryLock).isInstanceOf(RedisUnavailableException.class);
    }

    @Test
    void outage_atTheLimitOfAWait_isAnErrorSoonAfter() {
        mine.tryAcquire().orElseThrow().close();
        server.pause();

        long start = System.nanoTime();
        assertThatThrownBy(() -> mine.acquire(Duration.ofMillis(200)))
                .isInstanceOf(RedisUnavailableException.class)
                .hasMessage("CDIREDIS00144: Cache \"books\": Redis has not answered by the end of the PT0.2S that the"
                        + " lock \"stock\" was to be waited for");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    }

    @Test
    void outage_atTheLimitOfAWait_isAnErrorForThoseBehindTheFirst() {
        mine.tryAcquire().orElseThrow().close();
        server.pause();

        List<CompletableFuture<LockHandle>> waiters = IntStream.range(0, 3)
                .mapToObj(i -> mine.acquireAsync(Duration.ofMillis(300)).toCompletableFuture())
                .toList();

        assertThat(waiters)
                .allSatisfy(waiter -> assertThat(waiter)
                        .failsWithin(LONG)
                        .withThrowableThat()
                        .withCauseInstanceOf(RedisUnavailableException.class));
    }

    @Test
    void outage_duringAWait_isAnErrorForThoseBehindTheFirst() throws InterruptedException {
        LockHandle handle = theirs.withLease(Duration.ofMinutes(1)).acquire();
        List<CompletableFuture<LockHandle>> waiters = IntStream.range(0, 3)
                .mapToObj(i -> mine.acquireAsync(Duration.ofMillis(1_800)).toCompletableFuture())
                .toList();
        Thread.sleep(300); // so that the first has its answer
        server.pause();

        assertThat(waiters)
                .allSatisfy(waiter -> assertThat(waiter)
                        .failsWithin(LONG)
                        .withThrowableThat()
                        .withCauseInstanceOf(RedisUnavailableException.class));
        assertThat(handle.isHeld()).isTrue();
    }

    @Test
    void attempt_thatItsCallerGaveUp_isNotCarriedOutLater() {
        mine.tryAcquire().orElseThrow().close();
        server.pause();
        RedisLock patient = mine.withLease(Duration.ofMinutes(10));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(patient::tryLock).isInstanceOf(RedisUnavailableException.class);
        }
        server.resume();

        await().atMost(LONG).until(() -> theirs.tryAcquire().isPresent());
    }

    @Test
    void release_whileRedisHangs_failsAndIsCaughtUp() throws InterruptedException {
        LockHandle handle = mine.withLease(Duration.ofMinutes(10)).acquire();
        server.pause();
        assertThatThrownBy(handle::close).isInstanceOf(RedisUnavailableException.class);
        server.resume();

        assertThat(theirs.tryAcquire(LONG)).isPresent();
    }

    @Test
    @Contract(149)
    void processThatDies_losesTheLockWhenTheLeaseEnds() throws Exception {
        assertComesBackFromADeadProcess("lock", theirs);
    }

    @Test
    void processThatDies_givesItsPermitBackWhenTheLeaseEnds() throws Exception {
        assertComesBackFromADeadProcess("semaphore", there.semaphore("", "stock", 1));
    }

    private void assertComesBackFromADeadProcess(String kind, Leasable wanted) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingProcess.class.getName(),
                        Integer.toString(server.port()),
                        kind)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(LONG).until(() -> {
                Optional<LockHandle> handle = wanted.tryAcquire();
                handle.ifPresent(LockHandle::close);
                return handle.isEmpty();
            });
            assertThat(wanted.tryAcquire(LEASE.multipliedBy(2))).isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }

        long start = System.nanoTime();
        assertThat(wanted.tryAcquire(LONG)).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LEASE.plusSeconds(10));
    }

    /** Holds the lock, or a permit, until it is killed. */
    static final class HoldingProcess {

        private HoldingProcess() {}

        public static void main(String[] arguments) throws InterruptedException {
            LeasedLocks locks = locks(new Clients(), Integer.parseInt(arguments[0]));
            Leasable lock = arguments[1].equals("lock") ? locks.lock("", "stock") : locks.semaphore("", "stock", 1);
            LockHandle handle = null;
            while (handle == null) {
                try {
                    handle = lock.acquire();
                } catch (RedisUnavailableException e) {
                    // a JVM that is just starting on a busy machine may take longer to connect than the deadline
                }
            }
            while (handle.isHeld()) {
                Thread.sleep(1_000);
            }
        }
    }

    @Test
    void stop_releasesAndEndsThreads() throws InterruptedException {
        // Else they may begin threads meanwhile.
        clients.close();
        otherClients.close();
        Set<Thread> before = threads();
        Clients stopping = new Clients();
        LeasedLocks locks = locks(stopping, server.port());
        List<LockHandle> handles = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            handles.add(locks.lock("", "lock" + i).acquire());
        }
        Set<Thread> made = threads();
        made.removeAll(before);
        assertThat(made).hasSizeLessThan(30);
        made.removeIf(thread ->
                !thread.getName().startsWith("cdi-redis") && !thread.getName().startsWith("redisson"));
        assertThat(made).isNotEmpty();

        stopping.close();

        assertThat(handles).noneMatch(LockHandle::isHeld);
        assertThat(server.command("EXISTS", "cdi-redis:lock:{:lock0}")).isEqualTo("0");
        await().atMost(LONG).untilAsserted(() -> assertThat(made).noneMatch(Thread::isAlive));
    }

    @Test
    void stop_waitsForAttemptsThatAreOnTheirWay() throws Exception {
        mine.tryAcquire().orElseThrow().close();
        server.pause();
        CompletableFuture<LockHandle> attempt =
                mine.withLease(Duration.ofMinutes(10)).acquireAsync(LONG).toCompletableFuture();
        Thread stop = new Thread(clients::close);
        stop.start();
        assertThat(attempt).failsWithin(LONG);
        Thread.sleep(200); // so that nothing but the attempt keeps the stop waiting
        server.resume();
        stop.join();

        assertThat(theirs.isLocked()).isFalse();
    }

    @Test
    void renewal_ofManyLocks_keepsThemAndSetsNothingAnew() throws InterruptedException {
        List<LockHandle> handles = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            handles.add(
                    here.lock("", "lock" + i).withLease(Duration.ofSeconds(3)).acquire());
        }
        Thread.sleep(3_500);

        assertThat(handles).allMatch(LockHandle::isHeld);
        server.command("CONFIG", "RESETSTAT");
        Thread.sleep(1_200);
        String statistics = server.command("INFO", "commandstats");
        assertThat(statistics).contains("cmdstat_pexpire:").doesNotContain("cmdstat_set:");
        handles.forEach(LockHandle::close);
    }

    @Test
    void uncontendedLock_takesTwoScriptsAndPublishesNothingAndLeavesAnExpiringToken() throws InterruptedException {
        mine.acquire().close();
        server.command("CONFIG", "RESETSTAT");

        mine.acquire().close();

        String statistics = server.command("INFO", "commandstats");
        assertThat(statistics).doesNotContain("cmdstat_publish");
        assertThat(scripts(statistics)).isEqualTo(2);
        assertThat(server.command("KEYS", "*")).isEqualTo("cdi-redis:lock:token:{:stock}");
        assertThat(Long.parseLong(server.command("PTTL", "cdi-redis:lock:token:{:stock}")))
                .isBetween(1L, Duration.ofHours(1).toMillis());
    }

    private static long scripts(String statistics) {
        return statistics
                .lines()
                .filter(line -> line.startsWith("cmdstat_eval"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^:]*:calls=(\\d+),.*", "$1")))
                .sum();
    }

    @Test
    void waiter_isWokenWithinAFewRoundTripsOfTheRelease() throws Exception {
        List<Long> roundTrips = new ArrayList<>();
        List<Long> microseconds = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            LockHandle handle = mine.withLease(Duration.ofMinutes(1)).acquire();
            CompletableFuture<LockHandle> waiter = theirs.acquireAsync(LONG).toCompletableFuture();
            Thread.sleep(20); // so that it waits, and all threads sleep
            long before = System.nanoTime();
            boolean unused = mine.isLocked();
            roundTrips.add((System.nanoTime() - before) / 1_000);
            Thread.sleep(20);
            long start = System.nanoTime();
            handle.close();
            LockHandle next = waiter.get(30, TimeUnit.SECONDS);
            microseconds.add((System.nanoTime() - start) / 1_000);
            next.close();
        }
        roundTrips.sort(null);
        microseconds.sort(null);

        // It is four round trips: the release, its message, the attempt, and the end of the attempt in another thread.
        assertThat(microseconds.get(25)).isLessThan(10 * roundTrips.get(25));
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }
}
