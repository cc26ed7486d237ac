package org.cdiredis.session.internal.model;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisServer;

/** The contract on one server. */
final class NodeFaultsTest extends NodeFaultsContract {

    private static RedisServer redis;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @AfterEach
    void clear() {
        redis.command("FLUSHALL");
    }

    @Override
    String location() {
        return redis.uri();
    }

    @Override
    Map<String, String> topology() {
        return Map.of();
    }

    @Override
    int keys() {
        return Integer.parseInt(redis.command("DBSIZE"));
    }
}
