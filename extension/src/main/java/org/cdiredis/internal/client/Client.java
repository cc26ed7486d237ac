package org.cdiredis.internal.client;

import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.embedded.EmbeddedServers;

/** The client of all caches whose connection settings are equal. It is made on first use, and connects then. Thread-safe. */
public final class Client {

    private final ConnectionSettings settings;
    private final Deadline deadline;
    private final Executor blocking;
    private final Object lock = new Object();
    private volatile @Nullable RedissonClient redisson;
    private volatile Location.@Nullable Server server;
    private EmbeddedServers.@Nullable Running embedded;
    private boolean isClosed;

    Client(ConnectionSettings settings, Deadline deadline, Executor blocking) {
        this.settings = settings;
        this.deadline = deadline;
        this.blocking = blocking;
    }

    /**
     * The Redisson client, made now if it has not been used before. Making it sends nothing; an embedded server is started.
     *
     * @return the client
     * @throws EmbeddedStartException if the embedded Redis does not start
     * @throws ClientClosedException if the application has stopped
     */
    public RedissonClient redisson() {
        RedissonClient existing = redisson;
        return existing == null ? create() : existing;
    }

    private RedissonClient create() {
        synchronized (lock) {
            RedissonClient existing = redisson;
            if (existing != null) {
                return existing;
            }
            if (isClosed) {
                throw new ClientClosedException();
            }
            Location.Server target = target();
            CacheLogger.LOG.connecting(target.address());
            RedissonClient created = Redisson.create(RedissonConfiguration.of(settings, target));
            server = target;
            redisson = created;
            return created;
        }
    }

    private Location.Server target() {
        if (settings.location() instanceof Location.Server configured) {
            return configured;
        }
        Location.Embedded wanted = (Location.Embedded) settings.location();
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
        Location.Server known = server;
        if (known != null) {
            return known.address();
        }
        return settings.location() instanceof Location.Server configured ? configured.address() : "embedded:";
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
     * Where to run what waits for Redis.
     *
     * @return the executor
     */
    public Executor blocking() {
        return blocking;
    }

    void close() {
        synchronized (lock) {
            isClosed = true;
            RedissonClient existing = redisson;
            redisson = null;
            if (existing != null) {
                existing.shutdown(0, deadline.duration().toMillis(), TimeUnit.MILLISECONDS);
            }
            if (embedded != null) {
                embedded.close();
                embedded = null;
            }
        }
    }
}
