package org.cdiredis.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * Servers that were started together and are stopped together, the last one first: replicas before their primary, which
 * would wait for them otherwise, and sentinels before both.
 *
 * <p>Not thread-safe while it grows.
 */
final class ServerGroup implements AutoCloseable {

    private final Deque<RedisServer> latestFirst = new ArrayDeque<>();

    private ServerGroup() {}

    /**
     * Starts a topology.
     *
     * @param starter starts its servers in the group; if it fails, those that it has started are stopped
     */
    static <T> T start(Function<ServerGroup, T> starter) {
        ServerGroup group = new ServerGroup();
        try {
            return starter.apply(group);
        } catch (RuntimeException | Error e) {
            try {
                group.close();
            } catch (EmbeddedRedisException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    RedisServer start(RedisServer.Builder builder) {
        RedisServer server = builder.start();
        latestFirst.addFirst(server);
        return server;
    }

    /** Stops all servers, also when some of them can't be. */
    @Override
    public void close() {
        EmbeddedRedisException failure = null;
        for (RedisServer server : latestFirst) {
            try {
                server.stop();
            } catch (EmbeddedRedisException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
