package org.cdiredis.internal.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The thread that ends stages of the whole JVM late, as {@code orTimeout} says. The JVM makes it at the first use, with the context class loader of
 * whoever that is, and for good: an application that was the first could never be unloaded.
 */
final class DelayThread {

    private DelayThread() {}

    /** Sees to it that it is there, and belongs to no application. */
    static void start() {
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        caller.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            CompletableFuture.delayedExecutor(1, TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(() -> {});
        } finally {
            caller.setContextClassLoader(before);
        }
    }
}
