package org.cdiredis.internal.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.cdiredis.client.RedissonCustomizer;
import org.cdiredis.internal.config.ConnectionSettings;

/** The clients of an application, one for each distinct connection, and the threads that they share. Thread-safe. */
public final class Clients implements AutoCloseable {

    private static final int MOST_BACKGROUND_THREADS = 16;

    private final Map<Identity, Client> clients = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = newTimer();
    private final ExecutorService blocking = Executors.newCachedThreadPool(daemons("waiting"));
    private final ExecutorService background = newBackground();
    private final GrowingThreads foreground = new GrowingThreads(timer, daemons("foreground"));
    private final Customizers customizers;
    private volatile boolean isClosed;

    /** Clients that are as their settings say. */
    public Clients() {
        this(Customizers.NONE);
    }

    /**
     * Clients on which others have the last word.
     *
     * @param customizers finds them, when the first client is asked for
     */
    public Clients(Customizers customizers) {
        this.customizers = customizers;
    }

    /** What makes a client another one: with customizers, the cache that it is for, too. */
    private record Identity(String alias, ConnectionSettings settings) {}

    /**
     * The client for a connection. Nothing is made before it is used.
     *
     * @param settings what the client is made of
     * @return the client, the same for equal settings
     */
    public Client of(ConnectionSettings settings) {
        return of("default", settings);
    }

    /**
     * The client of a cache. Nothing is made before it is used.
     *
     * @param alias the name of the cache
     * @param settings what the client is made of
     * @return the client, the same for equal settings, unless there are customizers: then the same for the cache
     */
    public Client of(String alias, ConnectionSettings settings) {
        List<RedissonCustomizer> found = customizers.get();
        Client client = clients.computeIfAbsent(
                new Identity(found.isEmpty() ? "" : alias, settings),
                distinct -> new Client(
                        alias,
                        settings,
                        (name, config) -> found.forEach(customizer -> customizer.customize(name, config)),
                        new Deadline(settings.deadline(), timer),
                        blocking));
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

    /**
     * Where to run code of the application that nobody waits for. It turns away what is more than a few tasks at once.
     *
     * @return the executor, which ends with the clients
     */
    public Executor background() {
        return background;
    }

    /**
     * Where to run code of the application that somebody waits for, perhaps within such code. It turns nothing away before it ends.
     *
     * @return the executor, which ends with the clients
     */
    public Executor foreground() {
        return foreground;
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
        background.shutdownNow();
        foreground.close();
    }

    /** With a bound: behind a slow database, there would be a thread for each stale entry. */
    private static ExecutorService newBackground() {
        return new ThreadPoolExecutor(
                0, MOST_BACKGROUND_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("background"));
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
