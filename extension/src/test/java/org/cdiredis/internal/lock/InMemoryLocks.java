package org.cdiredis.internal.lock;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.cdiredis.internal.config.LockSettings;

/** Locks in a map. */
final class InMemoryLocks implements AfterEachCallback {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService blocking = Executors.newCachedThreadPool();
    private final LockCommands commands = new InMemoryLockCommands(InstantSource.system());

    LeasedLocks of(LockSettings settings) {
        return new LeasedLocks(new LockEngine("test", commands, timer, blocking), settings, Duration.ofSeconds(1));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        timer.shutdownNow();
        blocking.shutdownNow();
    }
}
