package org.cdiredis.internal.lock;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;

import org.cdiredis.internal.config.LockSettings;

/** The contract over a map. */
final class InMemoryLockTest extends LockContract {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService blocking = Executors.newCachedThreadPool();
    private final LockCommands commands = new InMemoryLockCommands(InstantSource.system());

    @AfterEach
    void stop() {
        timer.shutdownNow();
        blocking.shutdownNow();
    }

    @Override
    LeasedLocks locks(LockSettings settings) {
        return new LeasedLocks(new LockEngine("test", commands, timer, blocking), settings, Duration.ofSeconds(1));
    }
}
