package org.cdiredis.internal.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

import org.cdiredis.internal.config.ConnectionSettings;

/** The clients of an application, one for each distinct connection, and the threads that they share. Thread-safe. */
public final class Clients implements AutoCloseable {

    private final Map<ConnectionSettings, Client> clients = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = newTimer();
    private final ExecutorService blocking = Executors.newCachedThreadPool(daemons("waiting"));
    private volatile boolean isClosed;

    /**
     * The client for a connection. Nothing is made before it is used.
     *
     * @param settings what the client is made of
     * @return the client, the same for equal settings
     */
    public Client of(ConnectionSettings settings) {
        Client client = clients.computeIfAbsent(
                settings, distinct -> new Client(distinct, new Deadline(distinct.deadline(), timer), blocking));
        if (isClosed) {
            client.close();
        }
        return client;
    }

    /**
     * Where to run what is to happen later. Its tasks must not block.
     *
     * @return the timer, which ends with the clients
     */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Closes all clients; what they are asked for from now on fails. */
    @Override
    public void close() {
        isClosed = true;
        clients.values().forEach(Client::close);
        // What is waiting for its time gets it, and finds closed clients.
        timer.shutdown();
        // What has been waiting runs into closed clients, so that its callers hear of it.
        blocking.shutdownNow().forEach(Runnable::run);
    }

    private static ScheduledThreadPoolExecutor newTimer() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, daemons("deadline"));
        executor.setRemoveOnCancelPolicy(true);
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
