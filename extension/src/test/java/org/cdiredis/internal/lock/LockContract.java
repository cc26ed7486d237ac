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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Contract;
import org.cdiredis.TimeToLive;
import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.internal.config.OnLostRelease;
import org.cdiredis.internal.lock.LockCommands.Held;
import org.cdiredis.internal.lock.LockCommands.Taken;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.LockLostException;
import org.cdiredis.lock.LockNotAcquiredException;
import org.cdiredis.lock.RedisLock;

/** What every lock does, whatever it is kept in. */
@SuppressWarnings("LockNotBeforeTry") // the steps are the test
abstract class LockContract {

    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration LEASE = SECOND.multipliedBy(30);
    static final Duration SHORT = Duration.ofMillis(150);

    /** What a busy machine may take for anything. */
    static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private LeasedLocks locks;
    private RedisLock lock;

    /** The locks of another process, or of one that does with a lost lock what the settings say. */
    abstract LeasedLocks locks(LockSettings settings);

    @BeforeEach
    void createLock() {
        locks = locks(new LockSettings(LEASE, OnLostRelease.FAIL));
        lock = locks.lock("shop", "stock");
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        locks.close();
    }

    // ------------------------------------------------------------------ acquire and release

    @Test
    @Contract(143)
    void acquire_excludesOthersUntilRelease() throws InterruptedException {
        LockHandle handle = lock.acquire();

        assertThat(handle.isHeld()).isTrue();
        assertThat(lock.isLocked()).isTrue();
        assertThat(lock.tryAcquire()).isEmpty();
        assertThat(locks.lock("shop", "stock").tryLock()).isFalse();

        handle.close();
        assertThat(handle.isHeld()).isFalse();
        assertThat(handle.isLost()).isFalse();
        assertThat(lock.isLocked()).isFalse();
        assertThat(lock.tryLock()).isTrue();
        lock.unlock();
    }

    @Test
    void locks_ofOtherNamesAndPrefixes_areOthers() {
        try (LockHandle first = lock.tryAcquire().orElseThrow();
                LockHandle second = locks.lock("shop", "stocks").tryAcquire().orElseThrow();
                LockHandle third = locks.lock("", "shop:stock").tryAcquire().orElseThrow();
                LockHandle fourth = locks.lock("shop:stock", "x").tryAcquire().orElseThrow();
                LockHandle fifth = locks.lock("shop", "stock:x").tryAcquire().orElseThrow()) {
            assertThat(List.of(first, second, third, fourth, fifth)).allMatch(LockHandle::isHeld);
        }
    }

    @Test
    void name_ofAnyCharacters_works() {
        for (String name : List.of("a{b", "}{", "{}", "%7B", "a:1:b", "ä €", "a b\n*?[x]")) {
            RedisLock odd = locks.lock("", name);
            try (LockHandle handle = odd.tryAcquire().orElseThrow()) {
                assertThat(handle.name()).isEqualTo(name);
                assertThat(odd.isLocked()).isTrue();
            }
            assertThat(odd.isLocked()).isFalse();
        }
        assertThat(locks.lock("", "{").tryAcquire()).isPresent();
        assertThat(locks.lock("", "%7B").tryAcquire()).isPresent();
    }

    @Test
    void name_thatIsNone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> locks.lock("", ""))
                .withMessage("name: empty");
        assertThatIllegalArgumentException().isThrownBy(() -> locks.lock("", "a\ud800"));
    }

    @Test
    @Contract(144)
    void wait_thatIsTooShort_endsAtItsLimit() throws InterruptedException {
        try (LockHandle handle = lock.acquire()) {
            long start = System.nanoTime();
            assertThat(lock.tryAcquire(Duration.ofMillis(700))).isEmpty();

            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            assertThat(waited)
                    .isBetween(Duration.ofMillis(700), Duration.ofMillis(700).plus(LONG));
            assertThat(handle.isHeld()).isTrue();
        }
    }

    @Test
    void waits_behindAnother_endAtTheirLimits() throws InterruptedException {
        try (LockHandle handle = lock.acquire()) {
            CompletableFuture<LockHandle> first = lock.acquireAsync(LONG).toCompletableFuture();
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertThat(lock.tryAcquire(Duration.ofMillis(20))).isEmpty();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(20 * 20), Duration.ofMillis(20 * 200));
            assertThat(handle.isHeld()).isTrue();
            first.cancel(false);
        }
    }

    @Test
    @Contract(145)
    void scope_alwaysReleases() throws InterruptedException {
        assertThatThrownBy(() -> {
                    try (LockHandle handle = lock.acquire()) {
                        throw new IllegalStateException("within " + handle.name());
                    }
                })
                .hasMessage("within stock");

        assertThat(lock.isLocked()).isFalse();
        try (LockHandle handle = lock.acquire()) {
            assertThatThrownBy(() -> lock.acquire(SHORT))
                    .isInstanceOf(LockNotAcquiredException.class)
                    .hasMessage(
                            "CDIREDIS00140: Cache \"test\": the lock \"stock\" was not acquired within PT0.15S, since"
                                    + " somebody else holds it. Wait longer, or shorten what is done under the lock");
            assertThat(handle.isHeld()).isTrue();
        }
    }

    @Test
    void wait_endsWithTheRelease() throws Exception {
        LockHandle handle = lock.acquire();
        Future<Boolean> waiter = threads.submit(() -> {
            try (LockHandle mine = lock.acquire(LONG)) {
                return mine.isHeld();
            }
        });
        Thread.sleep(SHORT.toMillis()); // so that it waits
        handle.close();

        assertThat(waiter.get(LONG.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void waiters_ofOneProcess_getTheirTurnInOrder() throws Exception {
        List<Integer> turns = new ArrayList<>();
        List<CompletableFuture<?>> all = new ArrayList<>();
        LockHandle handle = lock.acquire();
        for (int i = 0; i < 20; i++) {
            int number = i;
            all.add(lock.acquireAsync(LONG).toCompletableFuture().thenCompose(mine -> {
                turns.add(number);
                return mine.closeAsync();
            }));
        }
        handle.close();

        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).get(60, TimeUnit.SECONDS);
        assertThat(turns).isSorted().hasSize(20);
    }

    // ------------------------------------------------------------------ leases

    @Test
    @Contract(146)
    void fixedLease_endsByItself() throws InterruptedException {
        LockHandle handle = lock.withFixedLease(Duration.ofMillis(400)).acquire();
        assertThat(handle.remaining()).isBetween(Duration.ofMillis(1), Duration.ofMillis(400));
        CountDownLatch lost = new CountDownLatch(1);
        handle.onLost(lost::countDown);

        assertThat(lock.tryAcquire(LONG)).isPresent();
        assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(handle.isHeld()).isFalse();
        assertThat(handle.remaining()).isZero();
    }

    @Test
    @Contract(146)
    void remaining_extendAndReset_work() throws InterruptedException {
        try (LockHandle handle = lock.acquire()) {
            assertThat(lock.remaining().duration().orElseThrow()).isCloseTo(LEASE, LONG);
            assertThat(handle.remaining()).isLessThanOrEqualTo(LEASE);

            handle.extend(Duration.ofHours(1));
            assertThat(handle.remaining())
                    .isBetween(Duration.ofHours(1), Duration.ofHours(1).plus(LEASE));

            handle.reset();
            assertThat(handle.remaining()).isBetween(SECOND, LEASE);
            assertThatIllegalArgumentException().isThrownBy(() -> handle.extend(Duration.ZERO));
        }
        assertThat(lock.remaining()).isEqualTo(TimeToLive.absent());
    }

    @Test
    void extension_beyondAllBounds_isRefused_andManyOfThemAreOne() throws InterruptedException {
        try (LockHandle handle = lock.acquire()) {
            assertThatIllegalArgumentException().isThrownBy(() -> handle.extend(Duration.ofDays(36_501)));
            for (int i = 0; i < 5; i++) {
                handle.extend(Duration.ofDays(36_500));
            }
            assertThat(handle.isHeld()).isTrue();
            assertThat(handle.remaining()).isGreaterThan(Duration.ofDays(36_499));
        }
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    @Contract(149)
    void lease_isRenewedAsLongAsItIsHeld() throws InterruptedException {
        RedisLock brief = lock.withLease(SECOND.multipliedBy(2));
        try (LockHandle handle = brief.acquire();
                LockHandle other = locks.lock("shop", "other")
                        .withLease(SECOND.multipliedBy(2))
                        .acquire()) {
            assertThat(lock.tryAcquire(SECOND.multipliedBy(5))).isEmpty();
            assertThat(handle.isHeld()).isTrue();
            assertThat(other.isHeld()).isTrue();
        }
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void renewal_doesNotShortenAnExtendedLease() throws InterruptedException {
        try (LockHandle handle = lock.withLease(SECOND).acquire()) {
            handle.extend(Duration.ofHours(1));
            Thread.sleep(1_500); // over several renewals

            assertThat(handle.remaining()).isGreaterThan(Duration.ofMinutes(59));
            assertThat(handle.isHeld()).isTrue();
        }
    }

    @Test
    void release_endsRenewal() throws InterruptedException {
        RedisLock brief = lock.withLease(SECOND);
        brief.acquire().close();
        LockHandle other = brief.withFixedLease(SECOND.multipliedBy(2)).acquire();

        await().atMost(LONG).until(() -> !lock.isLocked());
        assertThat(other.isHeld()).isFalse();
        // What has ended by itself is forgotten at the tick after.
        await().atMost(LONG).until(() -> locks.engine().renewer().leases().isEmpty());
    }

    @Test
    void lease_outOfRange_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> lock.withLease(Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> lock.withFixedLease(Duration.ofMillis(9)));
        assertThatIllegalArgumentException().isThrownBy(() -> lock.withFixedLease(Duration.ofDays(2)));
    }

    // ------------------------------------------------------------------ owners

    @Test
    @Contract({147, 148})
    void unlock_byAnotherThread_isRefused() throws Exception {
        lock.lock();

        assertThatThrownBy(() -> threads.submit(lock::unlock).get())
                .hasCauseInstanceOf(IllegalMonitorStateException.class)
                .hasMessageContaining(
                        "CDIREDIS00142: Cache \"test\": this thread does not hold the lock \"stock\". Release"
                                + " it in the thread that acquired it, or pass on a LockHandle");
        assertThat(threads.submit(lock::isHeldByCurrentThread).get()).isFalse();
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        assertThat(lock.isLocked()).isTrue();
        lock.unlock();
        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    @Contract(148)
    void handle_isPassedOnToAnotherThread() throws Exception {
        LockHandle handle = lock.acquire();

        threads.submit(handle::close).get();

        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    @Contract(147)
    void close_again_doesNotFreeTheNextHolder() throws InterruptedException {
        LockHandle first = lock.acquire();
        first.close();
        LockHandle second = lock.acquire();
        first.close();

        assertThat(lock.isLocked()).isTrue();
        assertThat(second.isHeld()).isTrue();
        second.close();
    }

    @Test
    @Contract(152)
    void thread_reenters() throws Exception {
        lock.lock();
        assertThat(lock.tryLock()).isTrue();
        assertThat(locks.lock("shop", "stock").tryLock(0, TimeUnit.SECONDS)).isTrue();
        lock.lockInterruptibly();
        assertThat(lock.holdCount()).isEqualTo(4);

        for (int left = 3; left >= 0; left--) {
            assertThat(threads.submit(() -> lock.tryLock()).get()).isFalse();
            lock.unlock();
            assertThat(lock.holdCount()).isEqualTo(left);
        }
        assertThat(lock.isLocked()).isFalse();
        assertThat(locks.holds()).isEmpty();
    }

    @Test
    @Contract(152)
    void handle_isNotReentrant() throws InterruptedException {
        try (LockHandle handle = lock.acquire()) {
            assertThat(lock.tryAcquire(SHORT)).isEmpty();
            assertThat(handle.isHeld()).isTrue();
        }
    }

    @Test
    void condition_isRefused() {
        assertThatThrownBy(lock::newCondition)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("CDIREDIS00143: Cache \"test\": the lock \"stock\" has no conditions, since they cannot be"
                        + " waited for across processes. Use a channel or a queue");
    }

    @Test
    void thread_thatEndsWhileItHolds_loses() throws Exception {
        Thread thread = new Thread(() -> lock.withLease(SECOND).lock());
        thread.start();
        thread.join();

        assertThat(lock.tryAcquire(LONG)).isPresent();
        assertThat(locks.holds()).isEmpty();
    }

    // ------------------------------------------------------------------ loss

    @Test
    void forceRelease_freesAndTheHolderLearnsOfIt() throws InterruptedException {
        LockHandle handle = lock.withLease(SECOND).acquire();
        CountDownLatch lost = new CountDownLatch(1);
        handle.onLost(() -> {
            throw new IllegalStateException("does not keep the next from being told");
        });
        handle.onLost(lost::countDown);

        assertThat(lock.forceRelease()).isTrue();
        assertThat(lock.forceRelease()).isFalse();

        assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(handle.isHeld()).isFalse();
        CountDownLatch late = new CountDownLatch(1);
        handle.onLost(late::countDown);
        assertThat(late.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(handle::reset).isInstanceOf(LockLostException.class);
        assertThatThrownBy(handle::close)
                .isInstanceOf(LockLostException.class)
                .hasMessage("CDIREDIS00141: Cache \"test\": the lock \"stock\" was lost before it was released, so that"
                        + " somebody else may have held it meanwhile: Redis knows another holder, or none");
        handle.close();
    }

    @Test
    @Contract(147)
    void release_afterSomebodyElseGotIt_doesNotFreeThat() throws InterruptedException {
        LockHandle slow = lock.withLease(Duration.ofMinutes(1)).acquire();
        lock.forceRelease();
        LockHandle next = lock.acquire();

        assertThatThrownBy(slow::close).isInstanceOf(LockLostException.class);
        assertThat(lock.isLocked()).isTrue();
        assertThat(next.fencingToken()).isGreaterThan(slow.fencingToken());
        next.reset();
        next.close();
    }

    @Test
    void lostLock_cannotBeReenteredBeforeItIsReleased() {
        lock.withFixedLease(Duration.ofMillis(50)).lock();
        await().atMost(LONG).until(() -> !lock.isHeldByCurrentThread());

        assertThatThrownBy(lock::lock).isInstanceOf(LockLostException.class);
        assertThatThrownBy(lock::unlock).isInstanceOf(LockLostException.class);
        assertThat(lock.tryLock()).isTrue();
        lock.unlock();
    }

    @Test
    @Contract(151)
    void release_afterExpiry_canBeAWarning() throws InterruptedException {
        LeasedLocks lenient = locks(new LockSettings(LEASE, OnLostRelease.WARN));
        LockHandle handle = lenient.lock("shop", "stock")
                .withFixedLease(Duration.ofMillis(20))
                .acquire();
        await().atMost(LONG).until(() -> !handle.isHeld());

        handle.close();
        assertThat(handle.isLost()).isTrue();
        LockHandle taken = lenient.lock("shop", "stock").acquire();
        assertThat(taken.isLost()).isFalse();
        lock.forceRelease();
        taken.close();
        assertThat(taken.isLost()).isTrue();

        LockHandle strict = lock.withFixedLease(Duration.ofMillis(20)).acquire();
        await().atMost(LONG).until(() -> !strict.isHeld());
        assertThatThrownBy(strict::close).isInstanceOf(LockLostException.class);
        lenient.close();
    }

    // ------------------------------------------------------------------ interrupts, cancellation, asynchronous forms

    @Test
    void interrupt_endsTheWaitAndLeavesNothing() throws Exception {
        LockHandle handle = lock.acquire();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        List<Thread> waiters = new ArrayList<>();
        waiters.add(new Thread(() -> catching(thrown, () -> lock.acquire().close())));
        waiters.add(new Thread(() -> catching(thrown, lock::lockInterruptibly)));
        waiters.add(new Thread(() -> catching(thrown, () -> lock.tryLock(1, TimeUnit.HOURS))));
        for (Thread waiter : waiters) {
            thrown.set(null);
            waiter.start();
            await().atMost(LONG).until(() -> !locks.engine().lines().locks().isEmpty());
            waiter.interrupt();
            waiter.join(LONG.toMillis());
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
            assertThat(locks.engine().lines().locks()).isEmpty();
        }
        handle.close();

        assertThat(lock.tryAcquire(LONG)).isPresent();
        assertThat(locks.engine().renewer().leases()).hasSize(1);
    }

    @Test
    void interruptedThread_acquiresNothing() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(lock::acquire).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(lock::lockInterruptibly).isInstanceOf(InterruptedException.class);

        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void lock_isNotEndedByAnInterrupt() throws Exception {
        LockHandle handle = lock.acquire();
        CompletableFuture<Boolean> wasInterrupted = new CompletableFuture<>();
        Thread waiter = new Thread(() -> {
            lock.lock();
            wasInterrupted.complete(Thread.currentThread().isInterrupted());
            lock.unlock();
        });
        waiter.start();
        waiter.interrupt();
        Thread.sleep(SHORT.toMillis());
        assertThat(wasInterrupted).isNotDone();
        handle.close();

        assertThat(wasInterrupted.get(20, TimeUnit.SECONDS)).isTrue();
        waiter.join();
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void interrupts_atAnyMoment_leaveNothing() throws Exception {
        for (int i = 0; i < 60; i++) {
            Thread thread = new Thread(() -> {
                try (LockHandle handle = lock.acquire()) {
                    assertThat(handle.isHeld()).isTrue();
                } catch (InterruptedException e) {
                    // as intended
                }
            });
            thread.start();
            TimeUnit.MICROSECONDS.sleep(i * 40L);
            thread.interrupt();
            thread.join();
        }

        await().atMost(LONG).until(() -> locks.engine().renewer().leases().isEmpty());
        await().atMost(LONG).until(() -> !lock.isLocked());
    }

    @Test
    void cancelledAcquisition_acquiresNothing() throws Exception {
        LockHandle handle = lock.acquire();
        CompletableFuture<LockHandle> waiter = lock.acquireAsync(LONG).toCompletableFuture();
        CompletableFuture<LockHandle> impatient =
                lock.acquireAsync(LONG).toCompletableFuture().orTimeout(50, TimeUnit.MILLISECONDS);
        waiter.cancel(true);
        assertThat(impatient).failsWithin(LONG);
        handle.close();

        assertThat(locks.engine().lines().locks()).isEmpty();
        for (int i = 0; i < 60; i++) {
            CompletableFuture<LockHandle> started = lock.acquireAsync(LONG).toCompletableFuture();
            if (!started.cancel(false)) {
                started.join().close();
            }
        }
        await().atMost(LONG).until(() -> locks.engine().renewer().leases().isEmpty());
        await().atMost(LONG).until(() -> !lock.isLocked());
    }

    @Test
    void attempt_thatArrivesAfterItsWithdrawal_acquiresNothing() {
        LockCommands commands = locks.engine().commands();
        Held held = new Held(new LockKey("test", "shop", "stock").lock(), "owner", LEASE);

        assertThat(Calls.join(commands.withdraw(held.lock(), held.owner()))).isFalse();

        assertThat(Calls.join(commands.acquire(held, Duration.ZERO))).isInstanceOf(Taken.class);
        assertThat(lock.isLocked()).isFalse();
        assertThat(lock.tryAcquire()).isPresent();
    }

    @Test
    void asynchronousForms_meanTheSame() {
        LockHandle handle =
                lock.acquireAsync(Duration.ZERO).toCompletableFuture().join();

        assertThat(lock.tryAcquireAsync(SHORT).toCompletableFuture().join()).isEqualTo(Optional.empty());
        assertThat(lock.acquireAsync(SHORT).toCompletableFuture())
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(LockNotAcquiredException.class);
        handle.closeAsync().toCompletableFuture().join();
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void close_releasesWhatIsHeldAndEndsWaits() throws Exception {
        LeasedLocks stopping = locks(new LockSettings(LEASE, OnLostRelease.FAIL));
        RedisLock theirs = stopping.lock("shop", "stock");
        LockHandle handle = theirs.acquire();
        CompletableFuture<LockHandle> waiter = theirs.acquireAsync(LONG).toCompletableFuture();

        stopping.close();

        assertThat(handle.isHeld()).isFalse();
        assertThat(lock.tryAcquire(LONG)).isPresent();
        assertThat(waiter).failsWithin(LONG);
    }

    // ------------------------------------------------------------------ exclusion

    @Test
    void holders_excludeEachOtherAndTheirTokensGrow() throws Exception {
        LeasedLocks other = locks(new LockSettings(LEASE, OnLostRelease.FAIL));
        AtomicInteger inside = new AtomicInteger();
        ConcurrentLinkedQueue<Long> tokens = new ConcurrentLinkedQueue<>();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            RedisLock mine = (i % 2 == 0 ? locks : other).lock("shop", "stock");
            all.add(threads.submit(() -> {
                for (int round = 0; round < 25; round++) {
                    try (LockHandle handle = mine.acquire(LONG.multipliedBy(3))) {
                        assertThat(inside.incrementAndGet()).isOne();
                        tokens.add(handle.fencingToken());
                        inside.decrementAndGet();
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get(2, TimeUnit.MINUTES);
        }

        assertThat(List.copyOf(tokens)).hasSize(200).isSorted().doesNotHaveDuplicates();
        other.close();
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void catching(AtomicReference<Throwable> thrown, Action action) {
        try {
            action.run();
        } catch (Exception e) {
            thrown.set(e);
        }
    }
}
