package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.List;

/** Options that say how several servers belong together. */
final class TopologyOptions {

    static final Option<Topology> TOPOLOGY = new Option<>(
            "topology",
            "`standalone`, `replicated`, `sentinel`, `cluster`, `sharded`",
            "`standalone`; `replicated` for several URLs",
            "What the URLs of `location` are: one server, a primary and then its replicas, sentinels, nodes of a cluster, or"
                    + " servers that share the keys by a consistent hash.",
            false,
            text -> OptionParsers.constant(Topology.class, text),
            null);

    static final Option<ReadFrom> READ_FROM = new Option<>(
            "read-from",
            "`primary`, `replica`, `any`",
            "`replica`",
            "Which servers answer reads where there are replicas; with `replica` the primary, while no replica is alive.",
            false,
            text -> OptionParsers.constant(ReadFrom.class, text),
            ReadFrom.REPLICA);

    static final Option<Duration> READ_YOUR_WRITES = new Option<>(
            "read-your-writes",
            "ISO-8601 duration",
            "off",
            "For how long a key that was written through this client is read from the primary, from a millisecond to an hour.",
            false,
            OptionParsers::timeout,
            null);

    static final Option<Integer> WAIT_FOR_REPLICAS = Option.integer(
            "wait-for-replicas",
            0,
            100,
            0,
            "How many replicas have to acknowledge each write (`WAIT`) within `timeout`; if fewer do, the call fails, although"
                    + " the primary has the entry. With 0 a write that Redis has acknowledged is lost when the primary dies before"
                    + " a replica has it.");

    static final Option<String> MASTER_NAME = Option.text(
            "sentinel.master-name",
            "none",
            "The name under which the sentinels know the primary. Needed with `sentinel`.");

    static final Option<String> SENTINEL_USERNAME =
            Option.text("sentinel.username", "none", "The ACL user for the sentinels, which `username` is not.");

    static final Option<Secret> SENTINEL_PASSWORD = new Option<>(
            "sentinel.password",
            "text",
            "none",
            "The password for the sentinels, which `password` is not. Never shown in messages or logs.",
            true,
            Secret::new,
            null);

    static final List<Option<?>> SENTINEL = List.of(MASTER_NAME, SENTINEL_USERNAME, SENTINEL_PASSWORD);

    static final List<Option<?>> ALL = List.of(
            TOPOLOGY,
            READ_FROM,
            READ_YOUR_WRITES,
            WAIT_FOR_REPLICAS,
            MASTER_NAME,
            SENTINEL_USERNAME,
            SENTINEL_PASSWORD);

    private TopologyOptions() {}
}
