package org.cdiredis.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.internal.config.OnLostRelease;
import org.cdiredis.lock.Leasable;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.RedisLock;

/** Locks where a class is not found any more, as in an application that is being undeployed: callers fail, and nobody waits for ever. */
@Timeout(60)
final class LockErrorsTest {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Lease.Terms TERMS = new Lease.Terms(LEASE, true, Share.ALONE);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);

    private volatile String failing = "";
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            failIfDue("schedule");
            return super.schedule(task, delay, unit);
        }
    };
    private final ExecutorService blocking = Executors.newCachedThreadPool();
    private final LeasedLocks locks = new LeasedLocks(
            new LockEngine("test", failingCommands(), timer, blocking),
            new LockSettings(LEASE, OnLostRelease.FAIL),
            Duration.ofSeconds(1));
    private final RedisLock lock = locks.lock("shop", "stock", Share.ALONE);

    private LockCommands failingCommands() {
        LockCommands commands = new InMemoryLockCommands(InstantSource.system());
        return (LockCommands) Proxy.newProxyInstance(
                LockCommands.class.getClassLoader(),
                new Class<?>[] {LockCommands.class},
                (proxy, method, arguments) -> {
                    failIfDue(method.getName());
                    try {
                        return method.invoke(commands, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void failIfDue(String call) {
        if (failing.equals(call)) {
            failing = "";
            throw new NoClassDefFoundError(call);
        }
    }

    @AfterEach
    void stop() {
        locks.close();
        timer.shutdownNow();
        blocking.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acquire", "schedule"})
    void acquire_thatAnErrorEnds_failsAndLeavesTheLockFree(String call) throws InterruptedException {
        failing = call;

        assertThatThrownBy(lock::acquire)
                .isInstanceOf(NoClassDefFoundError.class)
                .hasMessage(call);

        lock.acquire(LONG).close();
    }

    @Test
    void wait_thatAnErrorEnds_failsAndThoseBehindAcquire() throws Exception {
        LockHandle holder = lock.acquire();
        CompletableFuture<LockHandle> first = lock.acquireAsync(LONG).toCompletableFuture();
        CompletableFuture<LockHandle> second = lock.acquireAsync(LONG).toCompletableFuture();

        failing = "acquire";

        assertThatThrownBy(() -> first.get(LONG.toMillis(), TimeUnit.MILLISECONDS))
                .hasCauseInstanceOf(NoClassDefFoundError.class);
        holder.close();
        second.get(LONG.toMillis(), TimeUnit.MILLISECONDS).close();
    }

    @Test
    void release_thatAnErrorEnds_failsAndIsNoLongerRenewed() throws InterruptedException {
        LockHandle holder = lock.acquire();
        failing = "release";

        assertThatThrownBy(holder::close).isInstanceOf(NoClassDefFoundError.class);

        assertThat(holder.isHeld()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acquireAll", "schedule"})
    void acquireOfSeveral_thatAnErrorEnds_failsAndLeavesThemFree(String call) throws InterruptedException {
        LeasedLock other = locks.lock("shop", "basket", Share.ALONE);
        JointLock both = new JointLock(List.of((LeasedLock) lock, other), TERMS);
        failing = call;

        assertThatThrownBy(() -> both.acquire(LONG)).isInstanceOf(NoClassDefFoundError.class);

        lock.acquire(LONG).close();
        other.acquire(LONG).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acquire", "raiseToken"})
    void acquireOfSeveral_oneAfterTheOther_thatAnErrorEnds_failsAndLeavesThemFree(String call) throws Exception {
        LeasedLock other = locks.lock("shop", "basket", Share.ALONE);
        LockHandle holder = other.acquire();
        JointLock both = new JointLock(List.of((LeasedLock) lock, other), TERMS);
        CompletableFuture<LockHandle> waiting = both.acquireAsync(LONG).toCompletableFuture();

        failing = call;
        if (call.equals("raiseToken")) {
            holder.close();
        }

        assertThatThrownBy(() -> waiting.get(LONG.toMillis(), TimeUnit.MILLISECONDS))
                .hasCauseInstanceOf(NoClassDefFoundError.class);
        holder.close();
        lock.acquire(LONG).close();
        other.acquire(LONG).close();
    }

    @Test
    void refusal_thatCannotBeWorded_isTheFailure() {
        Handles<LeasedHandle> handles = new Handles<>(TERMS) {
            @Override
            CompletableFuture<Optional<LeasedHandle>> begin(Lease.Terms how, Wait wait) {
                return CompletableFuture.completedFuture(Optional.empty());
            }

            @Override
            String refusal(Wait wait) {
                throw new NoClassDefFoundError("Messages_$bundle");
            }

            @Override
            public Set<String> keys() {
                return Set.of();
            }

            @Override
            public String name() {
                return "stock";
            }

            @Override
            public Leasable withLease(Duration lease) {
                return this;
            }

            @Override
            public Leasable withFixedLease(Duration lease) {
                return this;
            }
        };

        assertThatThrownBy(
                        () -> handles.acquireAsync(SHORT).toCompletableFuture().get(1, TimeUnit.MINUTES))
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }
}
