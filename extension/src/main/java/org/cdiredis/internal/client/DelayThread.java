package org.cdiredis.internal.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * The thread that ends stages of the whole JVM late, as {@code orTimeout} says. The JVM makes it at the first use, with the context class loader of
 * whoever that is and, before JDK 24, what the code on the stack may do; and for good: an application that was the first could never be unloaded.
 */
final class DelayThread {

    private DelayThread() {}

    /**
     * Sees to it that it is there, and belongs to no application: a thread of the JVM uses it first, within the JVM's own code. Where there are two
     * processors or one, stages that are given the common pool itself take new threads of the caller's instead.
     */
    @SuppressWarnings({"FutureReturnValueIgnored", "UnnecessaryMethodReference"}) // nobody waits; not the pool itself
    static void start() {
        Executor late = CompletableFuture.delayedExecutor(1, TimeUnit.NANOSECONDS, Runnable::run);
        CompletableFuture<Void> begin = new CompletableFuture<>();
        begin.thenRunAsync(() -> {}, ForkJoinPool.commonPool()::execute).thenRunAsync(() -> {}, late);
        begin.complete(null);
    }
}
