package org.cdiredis.internal.client;

import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

import org.cdiredis.client.RedissonCustomizer;
import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.embedded.EmbeddedServers;

/** The client of all caches whose connection settings are equal. It is made on first use, and connects then. Thread-safe. */
public final class Client {

    private final String alias;
    private final ConnectionSettings settings;
    private final RedissonCustomizer customizer;
    private final Deadline deadline;
    private final Executor blocking;
    private final Map<BreakerSettings, Circuit> circuits = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
    private final Deque<Runnable> beforeClose = new ConcurrentLinkedDeque<>();
    /** Not a monitor: making a client may wait for a server, and a virtual thread in a monitor keeps its carrier on JDK 21 to 23. */
    private final Lock lock = new ReentrantLock();

    private final @Nullable RecentWrites recentWrites;
    private volatile @Nullable RedissonClient redisson;
    private volatile @Nullable Location target;
    private EmbeddedServers.@Nullable Running embedded;
    private boolean isClosed;
    private @Nullable CompletableFuture<RedissonClient> attempt;
    private volatile @Nullable RedissonClient connected;

    Client(
            String alias,
            ConnectionSettings settings,
            RedissonCustomizer customizer,
            Deadline deadline,
            Executor blocking) {
        this.alias = alias;
        this.customizer = customizer;
        this.settings = settings;
        this.deadline = deadline;
        this.blocking = blocking;
        this.recentWrites = settings.replication()
                .readYourWrites()
                .map(duration -> new RecentWrites(duration, System::nanoTime))
                .orElse(null);
    }

    /**
     * The Redisson client, made now if it has not been used before. Making it sends nothing; an embedded server is started.
     *
     * @return the client
     * @throws EmbeddedStartException if the embedded Redis does not start
     * @throws ShardsHaveNoClientException if the location is several servers that do not know each other
     * @throws ClientClosedException if the application has stopped
     */
    public RedissonClient redisson() {
        RedissonClient existing = redisson;
        return existing == null ? make() : existing;
    }

    /**
     * Whether there is a client, connected or not.
     *
     * @return false before the first use
     */
    public boolean isMade() {
        return redisson != null;
    }

    /**
     * The client, if it has been connected.
     *
     * @return the client; null if it has not
     */
    public @Nullable RedissonClient connected() {
        return connected;
    }

    /**
     * Makes the client without waiting for it.
     *
     * @return the client, which may not be connected yet
     */
    public CompletionStage<RedissonClient> create() {
        RedissonClient existing = redisson;
        return existing == null
                ? CompletableFuture.supplyAsync(this::redisson, blocking)
                : CompletableFuture.completedFuture(existing);
    }

    /**
     * Connects the client, by a command that finds nothing. Redisson connects in the thread that sends the first command and
     * makes all others wait there; so one thread tries, and callers wait for its attempt without a thread of their own.
     *
     * @param made the client that {@link #create} has made
     * @return the connected client
     */
    public CompletionStage<RedissonClient> connect(RedissonClient made) {
        lock.lock();
        try {
            CompletableFuture<RedissonClient> current = attempt;
            if (current == null || current.isDone()) {
                current = CompletableFuture.completedFuture(made)
                        .thenComposeAsync(Client::probe, blocking)
                        .thenApply(probed -> {
                            connected = probed;
                            return probed;
                        });
                attempt = current;
            }
            // A copy, so that one caller's deadline does not end the attempt of all.
            return current.copy();
        } finally {
            lock.unlock();
        }
    }

    private static CompletionStage<RedissonClient> probe(RedissonClient client) {
        // TOUCH goes to the primary, as a replica may be down, and changes nothing.
        return client.getBucket("cdi-redis:connected").touchAsync().handle((touched, failure) -> {
            if (failure == null || isRefusalOfTheCommand(failure)) {
                return client;
            }
            throw new CompletionException(failure);
        });
    }

    /** An ACL user may not be allowed to ask; whoever is told so is connected. */
    private static boolean isRefusalOfTheCommand(Throwable failure) {
        return String.valueOf(failure.getMessage()).startsWith("NOPERM");
    }

    private RedissonClient make() {
        lock.lock();
        try {
            RedissonClient existing = redisson;
            if (existing != null) {
                return existing;
            }
            if (isClosed) {
                throw new ClientClosedException();
            }
            Location found = locate();
            Config config = RedissonConfiguration.of(settings, found);
            customizer.customize(alias, config);
            CacheLogger.LOG.connecting(found.address());
            DelayThread.start();
            RedissonClient created = Redisson.create(config);
            target = found;
            redisson = created;
            return created;
        } finally {
            lock.unlock();
        }
    }

    private Location locate() {
        if (settings.location() instanceof Location.Shards) {
            throw new ShardsHaveNoClientException();
        }
        if (!(settings.location() instanceof Location.Embedded wanted)) {
            return settings.location();
        }
        try {
            EmbeddedServers.Running running = embedded == null ? EmbeddedServers.start(wanted.port()) : embedded;
            embedded = running;
            return new Location.Server(false, "127.0.0.1", running.port(), wanted.database());
        } catch (RuntimeException e) {
            throw new EmbeddedStartException(e);
        }
    }

    /**
     * Where Redis is, as messages show it.
     *
     * @return host and port; other words as long as an embedded server has not been started
     */
    public String address() {
        Location known = target;
        return (known == null ? settings.location() : known).address();
    }

    /**
     * The keys that were written through this client not long ago.
     *
     * @return the keys; null if their reads go where all go
     */
    public @Nullable RecentWrites recentWrites() {
        return recentWrites;
    }

    /**
     * What the client is made of.
     *
     * @return the settings
     */
    public ConnectionSettings settings() {
        return settings;
    }

    /**
     * The number of the logical database.
     *
     * @return the number
     */
    public int database() {
        return settings.location().database();
    }

    /**
     * The bound on each call.
     *
     * @return the deadline
     */
    public Deadline deadline() {
        return deadline;
    }

    /**
     * The bound on the answer to one command.
     *
     * @return the timeout
     */
    public Duration timeout() {
        return settings.timeout();
    }

    /**
     * The circuit between caches and this client's Redis.
     *
     * @param settings when it opens
     * @return the circuit, the same for equal settings
     */
    public Circuit circuit(BreakerSettings settings) {
        return circuits.computeIfAbsent(settings, distinct -> Circuit.of(distinct, this));
    }

    /**
     * What all who use the client share.
     *
     * @param type what it is
     * @param made makes it, once
     * @param <T> the same
     * @return the same for all
     */
    public <T> T shared(Class<T> type, Function<Client, T> made) {
        return type.cast(shared.computeIfAbsent(type, unseen -> made.apply(this)));
    }

    /**
     * Where to run what waits for Redis.
     *
     * @return the executor
     */
    public Executor blocking() {
        return blocking;
    }

    /**
     * What else to do on time; nothing that waits.
     *
     * @return the timer
     */
    public ScheduledExecutorService timer() {
        return deadline.timer();
    }

    /**
     * Has something done when the application stops, while the client still works: before what was asked for earlier, on which it may rely.
     *
     * @param action what to do, within the deadline
     */
    public void beforeClose(Runnable action) {
        beforeClose.addFirst(action);
    }

    void close() {
        beforeClose.forEach(Runnable::run);
        lock.lock();
        try {
            isClosed = true;
            RedissonClient existing = redisson;
            redisson = null;
            connected = null;
            if (existing != null) {
                existing.shutdown(0, deadline.duration().toMillis(), TimeUnit.MILLISECONDS);
            }
            if (embedded != null) {
                embedded.close();
                embedded = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
