package org.cdiredis.session.internal.model;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisServer;

/** The contract on one server. */
final class ParallelRequestsTest extends ParallelRequestsContract {

    private static RedisServer redis;

    @BeforeAll
    static void startRedis() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    SessionNode start(Map<String, String> options) {
        return new SessionNode(redis.uri(), options);
    }
}
