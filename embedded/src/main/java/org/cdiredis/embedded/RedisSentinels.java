package org.cdiredis.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A primary, its replicas, and sentinels that watch them and make a replica the primary when the primary is gone for
 * two seconds.
 *
 * <pre>{@code
 * try (RedisSentinels redis = RedisSentinels.start()) {
 *     redis.primary().kill();
 *     // some seconds later
 *     redis.currentPrimary().command("SET", "greeting", "hello");
 * }
 * }</pre>
 *
 * <p>Sentinels have the password and the TLS of the servers that they watch. Immutable and thread-safe; the servers may
 * be killed, paused and restarted one by one. No method takes or returns null.
 */
public final class RedisSentinels implements AutoCloseable {

    private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(20);

    private final ServerGroup group;
    private final RedisReplication replication;
    private final List<RedisServer> sentinels;
    private final SentinelPlan plan;

    private RedisSentinels(
            ServerGroup group, RedisReplication replication, List<RedisServer> sentinels, SentinelPlan plan) {
        this.group = group;
        this.replication = replication;
        this.sentinels = List.copyOf(sentinels);
        this.plan = plan;
    }

    /**
     * Starts what most tests need: two replicas, three sentinels of which two have to agree, the name {@code mymaster}.
     * Takes about two seconds.
     *
     * @return the running servers
     * @throws EmbeddedRedisException if one can't be started, or they don't find each other; nothing is left of the
     *     others
     */
    public static RedisSentinels start() {
        return builder().start();
    }

    /**
     * Starts something else.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    private static RedisSentinels start(ServerGroup group, Builder settings) {
        RedisReplication replication = RedisReplication.start(group, settings.replicas, settings.servers);
        List<RedisServer> sentinels = new ArrayList<>();
        for (int i = 0; i < settings.plan.sentinels(); i++) {
            sentinels.add(group.start(settings.plan.sentinelFor(replication.primary())));
        }
        RedisSentinels started = new RedisSentinels(group, replication, sentinels, settings.plan);
        started.awaitSettled();
        return started;
    }

    private void awaitSettled() {
        for (RedisServer sentinel : sentinels) {
            plan.hurry(sentinel);
        }
        for (RedisServer sentinel : sentinels) {
            Poll.until(sentinel + " (sentinel) knows all others", SETTLE_TIMEOUT, () -> knowsAll(sentinel));
        }
    }

    private boolean knowsAll(RedisServer sentinel) throws IOException {
        String all = "status=ok,address=" + primary().host() + ':' + primary().port() + ",slaves="
                + replicas().size() + ",sentinels=" + sentinels.size();
        return ServerInfo.of(sentinel).text().contains(all);
    }

    /**
     * The name under which sentinels know the primary.
     *
     * @return {@code mymaster} unless stated
     */
    public String masterName() {
        return plan.masterName();
    }

    /**
     * The server that was started as the primary.
     *
     * @return the same one always, whatever happened since
     */
    public RedisServer primary() {
        return replication.primary();
    }

    /**
     * The servers that were started as replicas.
     *
     * @return an immutable list
     */
    public List<RedisServer> replicas() {
        return replication.replicas();
    }

    /**
     * The sentinels.
     *
     * @return an immutable list
     */
    public List<RedisServer> sentinels() {
        return sentinels;
    }

    /**
     * The server that the sentinels call the primary now. They may still name one that has just died: wait for another
     * answer after killing it.
     *
     * @return one of {@link #primary()} and {@link #replicas()}
     * @throws EmbeddedRedisException if no sentinel is alive, or none answers
     */
    public RedisServer currentPrimary() {
        RedisServer sentinel = sentinels.stream()
                .filter(RedisServer::isAlive)
                .findFirst()
                .orElseThrow(() -> new EmbeddedRedisException("No sentinel is alive."));
        String address = sentinel.command("SENTINEL", "get-master-addr-by-name", masterName());
        return replicas().stream()
                .filter(replica -> address.endsWith("\n" + replica.port()))
                .findFirst()
                .orElse(primary());
    }

    /** Stops all servers. Idempotent. */
    @Override
    public void close() {
        group.close();
    }

    /**
     * What to start.
     *
     * <p>Not thread-safe. No method takes or returns null.
     */
    public static final class Builder {

        private int replicas = 2;
        private SentinelPlan plan = new SentinelPlan("mymaster", 3, 2);
        private UnaryOperator<RedisServer.Builder> servers = UnaryOperator.identity();

        private Builder() {}

        /**
         * States the number of replicas.
         *
         * @param count at least one; two if not stated
         * @return this builder
         * @throws IllegalArgumentException if it is less than one
         */
        public Builder replicas(int count) {
            this.replicas = RedisReplication.requireReplicas(count);
            return this;
        }

        /**
         * States the number of sentinels, and how many of them have to agree that the primary is gone.
         *
         * @param count at least one; three if not stated
         * @param quorum 1 to {@code count}; two if not stated
         * @return this builder
         * @throws IllegalArgumentException if one is out of its range
         */
        public Builder sentinels(int count, int quorum) {
            this.plan = new SentinelPlan(plan.masterName(), count, quorum);
            return this;
        }

        /**
         * States the name under which sentinels know the primary.
         *
         * @param name letters, digits and {@code .-_}; {@code mymaster} if not stated
         * @return this builder
         * @throws IllegalArgumentException if it has other characters
         */
        public Builder masterName(String name) {
            this.plan = new SentinelPlan(name, plan.sentinels(), plan.quorum());
            return this;
        }

        /**
         * Settings of the primary and the replicas.
         *
         * @param settings applied to each server's builder, as in {@code builder -> builder.password("secret")}
         * @return this builder
         */
        public Builder servers(UnaryOperator<RedisServer.Builder> settings) {
            this.servers = settings;
            return this;
        }

        /**
         * Starts all and waits until all sentinels know each other and all replicas.
         *
         * @return the running servers
         * @throws EmbeddedRedisException if one can't be started, or they don't find each other; nothing is left of the
         *     others
         */
        public RedisSentinels start() {
            return ServerGroup.start(group -> RedisSentinels.start(group, this));
        }
    }
}
