package org.cdiredis.session.internal.model;

import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.embedded.RedisServer;

/** The contract on a cluster of three primaries. */
final class NodeFaultsInAClusterTest extends NodeFaultsContract {

    private static RedisCluster redis;

    @BeforeAll
    static void start() {
        redis = RedisCluster.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @AfterEach
    void clear() {
        redis.masters().forEach(master -> master.command("FLUSHALL"));
    }

    @Override
    String location() {
        return redis.masters().stream().map(RedisServer::uri).collect(Collectors.joining(","));
    }

    @Override
    Map<String, String> topology() {
        return Map.of("cdi-redis.topology", "cluster");
    }

    @Override
    int keys() {
        return redis.masters().stream()
                .mapToInt(master -> Integer.parseInt(master.command("DBSIZE")))
                .sum();
    }
}
