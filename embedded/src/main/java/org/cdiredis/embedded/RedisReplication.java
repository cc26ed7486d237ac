package org.cdiredis.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A primary and its replicas, linked.
 *
 * <pre>{@code
 * try (RedisReplication redis = RedisReplication.start(2)) {
 *     redis.primary().command("SET", "greeting", "hello");
 *     redis.replicas().get(0).command("GET", "greeting");
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe; the servers may be killed, paused and restarted one by one. No method takes or returns
 * null.
 */
public final class RedisReplication implements AutoCloseable {

    private static final Duration LINK_TIMEOUT = Duration.ofSeconds(20);

    private final ServerGroup group;
    private final RedisServer primary;
    private final List<RedisServer> replicas;

    private RedisReplication(ServerGroup group, RedisServer primary, List<RedisServer> replicas) {
        this.group = group;
        this.primary = primary;
        this.replicas = List.copyOf(replicas);
    }

    /**
     * Starts a primary and its replicas and waits until all of them are linked. Takes about half a second.
     *
     * @param replicas how many, at least one
     * @return the running servers
     * @throws IllegalArgumentException if it is less than one
     * @throws EmbeddedRedisException if one can't be started or linked; nothing is left of the others
     */
    public static RedisReplication start(int replicas) {
        return start(replicas, UnaryOperator.identity());
    }

    /**
     * Same as {@link #start(int)}, with settings of one's own.
     *
     * @param replicas how many, at least one
     * @param settings applied to each server's builder, as in {@code builder -> builder.password("secret")}
     * @return the running servers
     * @throws IllegalArgumentException if it is less than one
     * @throws EmbeddedRedisException if one can't be started or linked; nothing is left of the others
     */
    public static RedisReplication start(int replicas, UnaryOperator<RedisServer.Builder> settings) {
        requireReplicas(replicas);
        return ServerGroup.start(group -> start(group, replicas, settings));
    }

    static RedisReplication start(ServerGroup group, int replicas, UnaryOperator<RedisServer.Builder> settings) {
        RedisServer primary = group.start(settings.apply(RedisServer.builder()));
        List<RedisServer> started = new ArrayList<>();
        for (int i = 0; i < replicas; i++) {
            started.add(group.start(settings.apply(RedisServer.builder()).replicaOf(primary)));
        }
        RedisReplication replication = new RedisReplication(group, primary, started);
        replication.awaitLinked();
        return replication;
    }

    static int requireReplicas(int replicas) {
        if (replicas < 1) {
            throw new IllegalArgumentException("A replication has at least one replica, not " + replicas);
        }
        return replicas;
    }

    private void awaitLinked() {
        for (RedisServer replica : replicas) {
            Poll.until(replica + " is linked to its primary", LINK_TIMEOUT, () -> isLinked(replica));
        }
    }

    /** Whether a server is a replica that has its primary's data and gets its changes. */
    static boolean isLinked(RedisServer replica) throws IOException {
        return ServerInfo.of(replica).has("master_link_status", "up");
    }

    /**
     * The server that was started as the primary.
     *
     * @return the same one always, whatever happened since
     */
    public RedisServer primary() {
        return primary;
    }

    /**
     * The servers that were started as replicas.
     *
     * @return an immutable list
     */
    public List<RedisServer> replicas() {
        return replicas;
    }

    /** Stops all servers. Idempotent. */
    @Override
    public void close() {
        group.close();
    }
}
