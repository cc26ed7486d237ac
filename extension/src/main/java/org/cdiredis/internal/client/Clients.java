package org.cdiredis.internal.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.cdiredis.internal.config.ConnectionSettings;

/** The clients of an application, one for each distinct connection, and the threads that they share. Thread-safe. */
public final class Clients implements AutoCloseable {

    private static final int BLOCKING_THREADS = 2;
    private static final int IDLE_SECONDS = 10;

    private final Map<ConnectionSettings, Client> clients = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = timer();
    private final ThreadPoolExecutor blocking = blocking();

    /**
     * The client for a connection. Nothing is made before it is used.
     *
     * @param settings what the client is made of
     * @return the client, the same for equal settings
     */
    public Client of(ConnectionSettings settings) {
        return clients.computeIfAbsent(
                settings, distinct -> new Client(distinct, new Deadline(distinct.deadline(), timer), blocking));
    }

    /** Closes all clients; what they are asked for from now on fails. */
    @Override
    public void close() {
        clients.values().forEach(Client::close);
        timer.shutdownNow();
        blocking.shutdownNow();
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, daemons("deadline"));
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    private static ThreadPoolExecutor blocking() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                BLOCKING_THREADS,
                BLOCKING_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemons("scan"));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static ThreadFactory daemons(String purpose) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "cdi-redis-" + purpose + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
