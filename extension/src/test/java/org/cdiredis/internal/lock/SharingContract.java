package org.cdiredis.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.TimeToLive;
import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.internal.config.OnLostRelease;
import org.cdiredis.lock.Leasable;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.LockLostException;
import org.cdiredis.lock.LockNotAcquiredException;
import org.cdiredis.lock.Locks;
import org.cdiredis.lock.RedisLock;
import org.cdiredis.lock.RedisReadWriteLock;
import org.cdiredis.lock.RedisSemaphore;

/** What locks in order, for readers and writers, of several names, and semaphores do, whatever they are kept in. */
@SuppressWarnings("LockNotBeforeTry") // the steps are the test
abstract class SharingContract {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHORT = Duration.ofMillis(150);

    /** What a busy machine may take for anything. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private LeasedLocks engine;
    private LeasedLocks otherEngine;
    private Locks here;
    private Locks there;

    /** The locks of another process. */
    abstract LeasedLocks locks(LockSettings settings);

    @BeforeEach
    void createLocks() {
        engine = locks(new LockSettings(Duration.ofSeconds(30), OnLostRelease.FAIL));
        otherEngine = locks(new LockSettings(Duration.ofSeconds(30), OnLostRelease.FAIL));
        here = new ServedLocks(engine, () -> "shop");
        there = new ServedLocks(otherEngine, () -> "shop");
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        engine.close();
        otherEngine.close();
    }

    // ------------------------------------------------------------------ in order

    @Test
    void fairLock_isGotInTheOrderOfArrivalByAllProcesses() throws Exception {
        List<Integer> turns = new ArrayList<>();
        List<CompletableFuture<?>> all = new ArrayList<>();
        LockHandle handle = here.fairLock("stock").acquire();
        for (int i = 0; i < 12; i++) {
            int number = i;
            Locks locks = i % 2 == 0 ? here : there;
            all.add(locks.fairLock("stock")
                    .acquireAsync(LONG)
                    .toCompletableFuture()
                    .thenCompose(mine -> {
                        turns.add(number);
                        return mine.closeAsync();
                    }));
            Thread.sleep(50); // so that it has come before the next
        }
        handle.close();

        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).get(60, TimeUnit.SECONDS);
        assertThat(turns).isSorted().hasSize(12);
    }

    @Test
    void fairLock_isTheLockOfThatName() throws InterruptedException {
        try (LockHandle handle = here.fairLock("stock").acquire()) {
            assertThat(there.lock("stock").tryAcquire()).isEmpty();
            assertThat(there.readWriteLock("stock").readLock().tryLock()).isFalse();
            assertThat(handle.isHeld()).isTrue();
        }
        here.lock("stock").lock();
        assertThat(here.fairLock("stock").tryLock()).isTrue();
        assertThat(here.fairLock("stock").holdCount()).isEqualTo(2);
        here.lock("stock").unlock();
        here.lock("stock").unlock();
    }

    @Test
    void fairWaiter_whoIsInterruptedOrGivesUp_leavesTheQueueAtOnce() throws Exception {
        LockHandle handle = here.fairLock("stock").acquire();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread interrupted = new Thread(() -> {
            try {
                here.fairLock("stock").acquire();
            } catch (InterruptedException e) {
                thrown.complete(e);
            }
        });
        interrupted.start();
        Thread.sleep(SHORT.toMillis());
        CompletableFuture<LockHandle> cancelled =
                there.fairLock("stock").acquireAsync(LONG).toCompletableFuture();
        Thread.sleep(SHORT.toMillis());
        CompletableFuture<LockHandle> next =
                here.fairLock("stock").acquireAsync(LONG).toCompletableFuture();
        Thread.sleep(SHORT.toMillis());
        assertThat(there.fairLock("stock").tryAcquire(SHORT)).isEmpty();

        interrupted.interrupt();
        cancelled.cancel(false);
        assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        handle.close();
        long start = System.nanoTime();
        next.get(20, TimeUnit.SECONDS).close();

        // Those who are not there any more are passed over after five seconds; here nobody is.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        await().atMost(LONG).until(() -> engine.engine().lines().locks().isEmpty());
        LockHandle free = here.fairLock("stock").tryAcquire().orElseThrow();
        free.close();
    }

    @Test
    void fairWaiter_whoseProcessDies_isPassedOver() throws Exception {
        LockHandle handle = here.fairLock("stock").acquire();
        LeasedLocks dying = locks(new LockSettings(Duration.ofSeconds(30), OnLostRelease.FAIL));
        LockCommands.Held wanted = new LockCommands.Held(
                new LockKey("test", "shop", "stock").lock(), "dead", SECOND, Share.ALONE_IN_ORDER);
        Calls.join(dying.engine().commands().acquire(wanted, SECOND));
        CompletableFuture<LockHandle> next =
                there.fairLock("stock").acquireAsync(LONG).toCompletableFuture();
        handle.close();

        next.get(20, TimeUnit.SECONDS).close();
        dying.close();
    }

    // ------------------------------------------------------------------ readers and writers

    @Test
    void readers_shareAndExcludeWriters() throws InterruptedException {
        RedisReadWriteLock mine = here.readWriteLock("stock");
        RedisReadWriteLock theirs = there.readWriteLock("stock");
        LockHandle first = mine.readLock().acquire();
        LockHandle second = theirs.readLock().acquire();

        assertThat(theirs.writeLock().tryAcquire(SHORT)).isEmpty();
        assertThat(here.lock("stock").tryLock()).isFalse();
        assertThat(mine.readLock().isLocked()).isTrue();
        assertThat(first.remaining()).isPositive();
        first.extend(Duration.ofHours(1));
        assertThat(theirs.readLock().remaining().duration().orElseThrow()).isGreaterThan(Duration.ofMinutes(59));
        first.close();
        assertThat(theirs.writeLock().tryAcquire()).isEmpty();
        assertThat(second.isHeld()).isTrue();
        second.close();

        try (LockHandle writer = mine.writeLock().tryAcquire().orElseThrow()) {
            assertThat(theirs.readLock().tryAcquire(SHORT)).isEmpty();
            assertThat(writer.fencingToken()).isGreaterThan(Math.max(first.fencingToken(), second.fencingToken()));
        }
        assertThat(mine.readLock().remaining()).isEqualTo(TimeToLive.absent());
    }

    @Test
    void writer_isNotShutOutByReadersThatKeepComing() throws Exception {
        LockHandle reader = here.readWriteLock("stock").readLock().acquire();
        CompletableFuture<LockHandle> writer =
                there.readWriteLock("stock").writeLock().acquireAsync(LONG).toCompletableFuture();
        Thread.sleep(SHORT.toMillis());
        List<CompletableFuture<LockHandle>> later = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            later.add(here.readWriteLock("stock").readLock().acquireAsync(LONG).toCompletableFuture());
        }
        Thread.sleep(SHORT.toMillis());
        assertThat(later).noneMatch(CompletableFuture::isDone);

        reader.close();
        LockHandle writing = writer.get(20, TimeUnit.SECONDS);
        assertThat(later).noneMatch(CompletableFuture::isDone);
        writing.close();
        for (CompletableFuture<LockHandle> each : later) {
            assertThat(each.get(20, TimeUnit.SECONDS).isHeld()).isTrue();
        }
    }

    @Test
    void readersLease_endsOrIsLost_asThatOfAWriter() throws InterruptedException {
        RedisLock readLock = here.readWriteLock("stock").readLock();
        LockHandle fixed = readLock.withFixedLease(Duration.ofMillis(300)).acquire();
        LockHandle renewed = readLock.withLease(SECOND).acquire();
        CountDownLatch lost = new CountDownLatch(1);
        renewed.onLost(lost::countDown);
        Thread.sleep(1_500);
        assertThat(fixed.isHeld()).isFalse();
        assertThat(renewed.isHeld()).isTrue();
        assertThat(renewed.remaining()).isPositive();

        assertThat(there.readWriteLock("stock").readLock().forceRelease()).isTrue();
        assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(renewed::close).isInstanceOf(LockLostException.class);
        assertThatThrownBy(fixed::close).isInstanceOf(LockLostException.class);
    }

    @Test
    void thread_readsWhatItWrites_butDoesNotWriteWhatItReads() throws Exception {
        RedisReadWriteLock lock = here.readWriteLock("stock");
        lock.writeLock().lock();
        CompletableFuture<LockHandle> queued =
                there.readWriteLock("stock").writeLock().acquireAsync(LONG).toCompletableFuture();
        Thread.sleep(SHORT.toMillis());
        lock.readLock().lock();
        lock.readLock().lock();
        assertThat(lock.readLock().holdCount()).isEqualTo(2);
        lock.writeLock().unlock();
        assertThat(queued).isNotDone();
        assertThatThrownBy(lock.writeLock()::tryLock)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("CDIREDIS00170: Cache \"test\": this thread holds the lock \"stock\" for reading, and would"
                        + " wait for itself if it acquired it for writing. Release it first");
        lock.readLock().unlock();
        assertThat(queued).isNotDone();
        lock.readLock().unlock();

        queued.get(20, TimeUnit.SECONDS).close();
        assertThat(engine.holds()).isEmpty();
    }

    @Test
    void readersAndWriters_atRandom_neverMeet() throws Exception {
        AtomicInteger readers = new AtomicInteger();
        AtomicInteger writers = new AtomicInteger();
        AtomicInteger mostReaders = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            RedisReadWriteLock lock = (i % 2 == 0 ? here : there).readWriteLock("stock");
            all.add(threads.submit(() -> {
                for (int round = 0; round < 25; round++) {
                    if (ThreadLocalRandom.current().nextInt(4) == 0) {
                        try (LockHandle handle = lock.writeLock().acquire()) {
                            assertThat(writers.incrementAndGet()).isOne();
                            assertThat(readers).hasValue(0);
                            assertThat(handle.isHeld()).isTrue();
                            writers.decrementAndGet();
                        }
                    } else {
                        try (LockHandle handle = lock.readLock().acquire()) {
                            mostReaders.accumulateAndGet(readers.incrementAndGet(), Math::max);
                            assertThat(writers).hasValue(0);
                            Thread.sleep(2);
                            assertThat(handle.isHeld()).isTrue();
                            readers.decrementAndGet();
                        }
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get(2, TimeUnit.MINUTES);
        }
        assertThat(mostReaders).hasValueGreaterThan(1);
    }

    // ------------------------------------------------------------------ several names

    @Test
    void all_takesEachOrNone() throws InterruptedException {
        Leasable both = here.all(List.of("b", "a", "b"));
        assertThat(both.name()).isEqualTo("a, b");
        LockHandle handle = both.acquire();
        assertThat(there.lock("a").tryLock()).isFalse();
        assertThat(there.lock("b").tryLock()).isFalse();
        assertThat(handle.isHeld()).isTrue();
        handle.extend(Duration.ofMinutes(1));
        assertThat(handle.remaining()).isGreaterThan(SECOND.multipliedBy(45));
        handle.reset();
        handle.close();
        assertThat(there.lock("a").isLocked()).isFalse();

        LockHandle one = there.lock("b").acquire();
        assertThat(one.fencingToken()).isGreaterThan(handle.fencingToken());
        assertThat(both.tryAcquire()).isEmpty();
        assertThat(there.lock("a").isLocked()).isFalse();
        assertThatThrownBy(() -> both.acquire(SHORT))
                .isInstanceOf(LockNotAcquiredException.class)
                .hasMessageStartingWith(
                        "CDIREDIS00140: Cache \"test\": the lock \"a, b\" was not acquired within PT0.15S");
        await().atMost(LONG).until(() -> !there.lock("a").isLocked());
        one.close();
    }

    @Test
    void all_waitsForEach_andItsTokenIsGreaterThanThatOfAnyHolderBefore() throws Exception {
        LockHandle a = there.lock("a").acquire();
        LockHandle b = there.lock("b").acquire();
        CompletableFuture<LockHandle> both =
                here.all(List.of("a", "b")).acquireAsync(LONG).toCompletableFuture();
        Thread.sleep(SHORT.toMillis());
        a.close();
        await().atMost(LONG).until(() -> there.lock("a").isLocked());
        assertThat(both).isNotDone();
        b.close();

        LockHandle handle = both.get(20, TimeUnit.SECONDS);
        assertThat(handle.fencingToken()).isGreaterThan(Math.max(a.fencingToken(), b.fencingToken()));
        handle.close();
        assertThat(there.lock("a").acquire().fencingToken()).isGreaterThan(handle.fencingToken());
    }

    @Test
    void all_cancelledWhileItWaits_leavesNothing() throws Exception {
        LockHandle b = there.lock("b").acquire();
        CompletableFuture<LockHandle> both =
                here.all(List.of("a", "b", "c")).acquireAsync(LONG).toCompletableFuture();
        await().atMost(LONG).until(() -> there.lock("a").isLocked());
        both.cancel(false);
        await().atMost(LONG).until(() -> !there.lock("a").isLocked());
        b.close();

        await().atMost(LONG).until(() -> engine.engine().lines().locks().isEmpty());
        await().atMost(LONG).until(() -> engine.engine().renewer().leases().isEmpty());
        assertThat(there.all(List.of("a", "b", "c")).tryAcquire()).isPresent();
    }

    @Test
    void all_inOppositeOrders_neverWaitInACircle() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        AtomicInteger inside = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            Leasable mine = (i % 2 == 0 ? here : there)
                    .all(i < 2 ? List.of("a", "b", "c") : List.of("c", i == 2 ? "b" : "a", "c"));
            all.add(threads.submit(() -> {
                for (int round = 0; round < 10; round++) {
                    try (LockHandle handle = mine.acquire(Duration.ofMinutes(1))) {
                        assertThat(inside.incrementAndGet()).isOne(); // all want c
                        assertThat(handle.isHeld()).isTrue();
                        inside.decrementAndGet();
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get(2, TimeUnit.MINUTES);
        }
    }

    @Test
    void all_losesAllWithOne() throws InterruptedException {
        LockHandle handle = here.all(List.of("a", "b")).withLease(SECOND).acquire();
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        handle.onLost(() -> told.add("lost"));
        there.lock("b").forceRelease();
        await().atMost(LONG).until(() -> !told.isEmpty());

        assertThat(handle.isHeld()).isFalse();
        assertThatThrownBy(handle::close).isInstanceOf(LockLostException.class);
        assertThat(there.lock("a").isLocked()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> here.all(List.of()))
                .withMessage("names: empty");
    }

    @Test
    void reader_besideItsOwnWriting_doesNotWaitBehindOthersOfItsProcess() throws Exception {
        RedisReadWriteLock pair = here.readWriteLock("stock");
        pair.writeLock().lock();
        CompletableFuture<LockHandle> waiter =
                here.lock("stock").acquireAsync(LONG.multipliedBy(3)).toCompletableFuture();

        assertThat(pair.readLock().tryLock(5, TimeUnit.SECONDS)).isTrue();
        pair.readLock().unlock();
        pair.writeLock().unlock();
        waiter.get(60, TimeUnit.SECONDS).close();
    }

    // ------------------------------------------------------------------ semaphores

    @Test
    void semaphore_givesSoManyPermits() throws InterruptedException {
        RedisSemaphore mine = here.semaphore("printers", 2);
        RedisSemaphore theirs = there.semaphore("printers", 2);
        LockHandle first = mine.acquire();
        LockHandle second = theirs.acquire();

        assertThat(mine.tryAcquire(SHORT)).isEmpty();
        assertThat(mine.available()).isZero();
        assertThatThrownBy(() -> theirs.acquire(Duration.ZERO))
                .isInstanceOf(LockNotAcquiredException.class)
                .hasMessage(
                        "CDIREDIS00171: Cache \"test\": none of the 2 permits of the semaphore \"printers\" was acquired"
                                + " within PT0S, since others hold them. Wait longer, or shorten what is done with a permit");
        assertThat(here.lock("printers").tryLock()).isTrue(); // is something else
        first.close();
        assertThat(theirs.available()).isOne();
        try (LockHandle third = theirs.tryAcquire().orElseThrow()) {
            assertThat(third.remaining()).isPositive();
        }
        second.close();
        assertThat(theirs.available()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> here.semaphore("printers", 0))
                .withMessage("permits: 0 is not positive");
    }

    @Test
    void permit_ofAHolderThatDies_comesBack() throws InterruptedException {
        RedisSemaphore semaphore = here.semaphore("printers", 1);
        LockHandle dead = semaphore.withFixedLease(Duration.ofMillis(400)).acquire();
        LockHandle next = there.semaphore("printers", 1).acquire(LONG);

        assertThat(dead.isHeld()).isFalse();
        assertThat(semaphore.forceRelease()).isTrue();
        assertThatThrownBy(next::close).isInstanceOf(LockLostException.class);
    }

    @Test
    void permits_ofManyHolders_areNeverExceededAndAllUsed() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            RedisSemaphore semaphore = (i % 2 == 0 ? here : there).semaphore("printers", 3);
            all.add(threads.submit(() -> {
                for (int round = 0; round < 15; round++) {
                    try (LockHandle handle = semaphore.acquire(Duration.ofMinutes(1))) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.sleep(3);
                        assertThat(handle.isHeld()).isTrue();
                        inside.decrementAndGet();
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get(2, TimeUnit.MINUTES);
        }
        assertThat(most).hasValue(3);
    }

    // ------------------------------------------------------------------ a minimum

    @Test
    void closeIn_keepsTheLockTakenForThatLong() throws InterruptedException {
        LockHandle handle = here.lock("tick").withLease(SECOND).acquire();
        handle.closeIn(Duration.ofSeconds(2)).toCompletableFuture().join();
        assertThat(handle.isHeld()).isFalse();
        assertThat(engine.engine().renewer().leases()).isEmpty();

        long start = System.nanoTime();
        assertThat(there.lock("tick").tryAcquire()).isEmpty();
        Optional<LockHandle> next = there.lock("tick").tryAcquire(LONG);
        assertThat(next).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_500));
        next.orElseThrow().closeIn(Duration.ZERO).toCompletableFuture().join();
        assertThat(here.lock("tick").isLocked()).isFalse();
    }
}
