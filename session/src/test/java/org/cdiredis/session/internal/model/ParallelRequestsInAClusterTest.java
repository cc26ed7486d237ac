package org.cdiredis.session.internal.model;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.embedded.RedisServer;

/** The contract on a cluster of three primaries. */
final class ParallelRequestsInAClusterTest extends ParallelRequestsContract {

    private static RedisCluster redis;

    @BeforeAll
    static void startRedis() {
        redis = RedisCluster.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    SessionNode start(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("cdi-redis.topology", "cluster");
        return new SessionNode(redis.masters().stream().map(RedisServer::uri).collect(Collectors.joining(",")), all);
    }
}
