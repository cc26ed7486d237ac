package org.cdiredis.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A Redis Cluster of three masters that share the 16384 slots, with or without replicas.
 *
 * <pre>{@code
 * try (RedisCluster redis = RedisCluster.start()) {
 *     redis.ownerOf("greeting").command("SET", "greeting", "hello");
 * }
 * }</pre>
 *
 * <p>A node counts as failed when it doesn't answer for two seconds; one of its replicas takes over then. Immutable and
 * thread-safe; the nodes may be killed, paused and resumed one by one. A restarted node is empty and no longer part of
 * the cluster. No method takes or returns null.
 */
public final class RedisCluster implements AutoCloseable {

    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final String NODE_TIMEOUT_MILLIS = "2000";
    private static final Duration FORM_TIMEOUT = Duration.ofSeconds(30);

    private final ServerGroup group;
    private final List<RedisServer> masters;
    private final List<RedisServer> replicas;

    private RedisCluster(ServerGroup group, List<RedisServer> masters, List<RedisServer> replicas) {
        this.group = group;
        this.masters = List.copyOf(masters);
        this.replicas = List.copyOf(replicas);
    }

    /**
     * Starts three masters without replicas. Takes about three seconds, most of which masters of a new cluster wait by
     * themselves.
     *
     * @return the running cluster
     * @throws EmbeddedRedisException if a node can't be started, or the cluster isn't formed; nothing is left of the
     *     others
     */
    public static RedisCluster start() {
        return start(0, UnaryOperator.identity());
    }

    /**
     * Starts three masters with settings of one's own.
     *
     * @param replicasPerMaster how many replicas each master has, 0 or more
     * @param settings applied to each node's builder, as in {@code builder -> builder.password("secret")}
     * @return the running cluster
     * @throws IllegalArgumentException if the number is negative
     * @throws EmbeddedRedisException if a node can't be started, or the cluster isn't formed; nothing is left of the
     *     others
     */
    public static RedisCluster start(int replicasPerMaster, UnaryOperator<RedisServer.Builder> settings) {
        if (replicasPerMaster < 0) {
            throw new IllegalArgumentException("A master has no " + replicasPerMaster + " replicas");
        }
        return ServerGroup.start(group -> {
            List<RedisServer> masters = nodes(group, MASTERS, settings);
            List<RedisServer> replicas = nodes(group, MASTERS * replicasPerMaster, settings);
            RedisCluster cluster = new RedisCluster(group, masters, replicas);
            cluster.form();
            return cluster;
        });
    }

    private static List<RedisServer> nodes(ServerGroup group, int count, UnaryOperator<RedisServer.Builder> settings) {
        List<RedisServer> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RedisServer.Builder builder =
                    RedisServer.builder().mode(Mode.CLUSTER).option("cluster-node-timeout", NODE_TIMEOUT_MILLIS);
            nodes.add(group.start(settings.apply(builder)));
        }
        return nodes;
    }

    private void form() {
        assignSlots();
        introduceAll();
        for (RedisServer node : nodes()) {
            Poll.until(node + " sees the cluster as complete", FORM_TIMEOUT, () -> isComplete(node));
        }
        for (int i = 0; i < replicas.size(); i++) {
            follow(replicas.get(i), masters.get(i % MASTERS));
        }
        for (RedisServer replica : replicas) {
            Poll.until(replica + " is linked to its master", FORM_TIMEOUT, () -> RedisReplication.isLinked(replica));
        }
    }

    private void assignSlots() {
        for (int i = 0; i < MASTERS; i++) {
            String first = Integer.toString(SLOTS * i / MASTERS);
            String last = Integer.toString(SLOTS * (i + 1) / MASTERS - 1);
            masters.get(i).command("CLUSTER", "ADDSLOTSRANGE", first, last);
            // Masters with the same epoch would first have to settle who is who.
            masters.get(i).command("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
        }
    }

    /** All to all, as waiting until they gossip takes longer. */
    private void introduceAll() {
        for (RedisServer node : nodes()) {
            for (RedisServer other : nodes()) {
                if (node != other) {
                    node.command("CLUSTER", "MEET", other.host(), Integer.toString(other.port()));
                }
            }
        }
    }

    private boolean isComplete(RedisServer node) throws IOException {
        ServerInfo info = new ServerInfo(ServerInfo.ask(node, "CLUSTER", "INFO"));
        return info.has("cluster_state", "ok") && info.has("cluster_known_nodes", Integer.toString(nodes().size()));
    }

    private static void follow(RedisServer replica, RedisServer master) {
        String id = master.command("CLUSTER", "MYID");
        Poll.until(
                replica + " knows its master",
                FORM_TIMEOUT,
                () -> ServerInfo.ask(replica, "CLUSTER", "REPLICATE", id).equals("OK"));
    }

    /**
     * The nodes that were started as masters.
     *
     * @return an immutable list of three
     */
    public List<RedisServer> masters() {
        return masters;
    }

    /**
     * The nodes that were started as replicas; the replicas of the first, second and third master take turns.
     *
     * @return an immutable list
     */
    public List<RedisServer> replicas() {
        return replicas;
    }

    /**
     * All nodes, masters first.
     *
     * @return an immutable list
     */
    public List<RedisServer> nodes() {
        List<RedisServer> nodes = new ArrayList<>(masters);
        nodes.addAll(replicas);
        return List.copyOf(nodes);
    }

    /**
     * The node that holds a key, in the view of the first node that is alive. After a failure that view lags behind by
     * two seconds or more.
     *
     * @param key the key; a part in braces counts alone, as always in a cluster
     * @return the node that accepts reads and writes of the key
     * @throws EmbeddedRedisException if no node is alive, or none holds the key
     */
    public RedisServer ownerOf(String key) {
        RedisServer asked = nodes().stream()
                .filter(RedisServer::isAlive)
                .findFirst()
                .orElseThrow(() -> new EmbeddedRedisException("No node of the cluster is alive."));
        int slot = Integer.parseInt(asked.command("CLUSTER", "KEYSLOT", key));
        int port = ClusterNode.parse(asked.command("CLUSTER", "NODES")).stream()
                .filter(node -> node.holds(slot))
                .findFirst()
                .orElseThrow(() -> new EmbeddedRedisException("No node of the cluster holds slot " + slot + "."))
                .port();
        return nodes().stream()
                .filter(node -> node.port() == port)
                .findFirst()
                .orElseThrow(() -> new EmbeddedRedisException("Port " + port + " isn't one of this cluster."));
    }

    /** Stops all nodes. Idempotent. */
    @Override
    public void close() {
        group.close();
    }
}
