package org.cdiredis.embedded;

/** What a redis-server process is started as. */
enum Mode {

    /** A server of its own: alone, or a primary or a replica. */
    STANDALONE,

    /** A node of a Redis Cluster, with a second port for the cluster's bus. */
    CLUSTER,

    /** A Sentinel: holds no data, watches those who do. */
    SENTINEL;

    /** How far the port of the cluster bus is from the node's port: Redis' default. */
    static final int CLUSTER_BUS_OFFSET = 10_000;
}
