package org.cdiredis.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Servers that run as long as somebody holds a lease on them.
 *
 * <p>Thread-safe. A start excludes everything else: those who ask for the same server wait for it.
 */
final class SharedServers {

    private static final System.Logger LOG = System.getLogger(EmbeddedRedis.class.getName());

    private final Function<OptionalInt, RedisServer> starter;
    private final Map<OptionalInt, Shared> servers = new HashMap<>();

    /**
     * No servers yet.
     *
     * @param starter starts a server on the stated port, or a free one
     */
    SharedServers(Function<OptionalInt, RedisServer> starter) {
        this.starter = starter;
    }

    private record Shared(RedisServer server, int leases) {}

    synchronized EmbeddedRedis.Lease acquire(OptionalInt port) {
        Shared shared = servers.get(port);
        RedisServer server = shared == null ? started(port) : revived(shared.server());
        servers.put(port, new Shared(server, shared == null ? 1 : shared.leases() + 1));
        AtomicBoolean closed = new AtomicBoolean();
        return new EmbeddedRedis.Lease(server, () -> {
            if (closed.compareAndSet(false, true)) {
                release(port);
            }
        });
    }

    private RedisServer started(OptionalInt port) {
        RedisServer server = starter.apply(port);
        LOG.log(System.Logger.Level.INFO, "Embedded {0} started as process {1}", server, Long.toString(server.pid()));
        return server;
    }

    /** A server that somebody killed comes back for the next one who asks. */
    private static RedisServer revived(RedisServer server) {
        if (!server.isAlive()) {
            LOG.log(System.Logger.Level.WARNING, "Embedded {0} has ended unexpectedly and is started again", server);
            server.restart();
        }
        return server;
    }

    private synchronized void release(OptionalInt port) {
        Shared shared = servers.remove(port);
        if (shared == null) {
            throw new IllegalStateException("No shared server for port " + port);
        }
        if (shared.leases() > 1) {
            servers.put(port, new Shared(shared.server(), shared.leases() - 1));
        } else {
            shared.server().stop();
        }
    }
}
