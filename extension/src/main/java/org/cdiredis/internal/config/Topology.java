package org.cdiredis.internal.config;

/** How the servers that a location names belong together. */
public enum Topology {
    /** One server. */
    STANDALONE,

    /** A primary, and replicas that only read. */
    REPLICATED,

    /** Sentinels, which know the primary and its replicas, and make a replica the primary when it dies. */
    SENTINEL,

    /** Nodes of a Redis Cluster, which tell of all others. */
    CLUSTER,

    /** Servers that don't know each other, each with its share of the keys. */
    SHARDED
}
