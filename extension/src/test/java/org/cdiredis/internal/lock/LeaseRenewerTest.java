package org.cdiredis.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.internal.config.OnLostRelease;
import org.cdiredis.lock.LockHandle;

/** When leases are renewed, in how many calls, and that nothing keeps that from going on. */
final class LeaseRenewerTest {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService blocking = Executors.newCachedThreadPool();
    private final List<Renewal> renewals = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger failures = new AtomicInteger();
    private final LeasedLocks locks = new LeasedLocks(
            new LockEngine("test", recorded(new InMemoryLockCommands(InstantSource.system())), timer, task -> {
                if (failures.getAndDecrement() > 0) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                blocking.execute(task);
            }),
            new LockSettings(LEASE, OnLostRelease.FAIL),
            Duration.ofSeconds(1));

    /** A call, and how many leases it was for. */
    private record Renewal(long at, int leases) {}

    private LockCommands recorded(LockCommands commands) {
        return (LockCommands) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LockCommands.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("renew")) {
                        renewals.add(new Renewal(System.nanoTime(), ((List<?>) arguments[0]).size()));
                    }
                    try {
                        return method.invoke(commands, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @AfterEach
    void stop() {
        locks.close();
        timer.shutdownNow();
        blocking.shutdownNow();
    }

    @Test
    void leases_areRenewedTogether_whenAThirdHasPassed() throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            locks.lock("", "lock" + i).acquire();
        }
        long acquired = System.nanoTime() - start;
        await().atMost(LONG).until(() -> renewals.size() >= 2);

        assertThat(renewals.get(0).leases).isEqualTo(50);
        assertThat(renewals.get(0).at - start).isBetween(LEASE.toNanos() / 3, acquired + LEASE.toNanos() / 2);
        assertThat(renewals.get(1).at - renewals.get(0).at).isBetween(LEASE.toNanos() / 4, LEASE.toNanos() / 2);
    }

    @Test
    void actionThatFindsNoThread_endsNoRenewal() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        LockHandle lost = locks.lock("", "lost").acquire();
        LockHandle kept = locks.lock("", "kept").acquire();
        lost.onLost(told::incrementAndGet);
        lost.onLost(told::incrementAndGet);
        failures.set(1);
        locks.lock("", "lost").forceRelease();
        await().atMost(LONG).until(() -> !lost.isHeld());
        Thread.sleep(LEASE.plusSeconds(1).toMillis());

        assertThat(kept.isHeld()).isTrue();
        assertThat(kept.remaining()).isPositive();
        assertThat(told).hasValue(1); // the other found a thread
    }
}
