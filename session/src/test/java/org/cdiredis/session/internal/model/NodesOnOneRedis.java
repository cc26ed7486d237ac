package org.cdiredis.session.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisServer;

/** Nodes with one application, and the Redis that has their sessions, empty at the beginning of each test. */
abstract class NodesOnOneRedis {

    static RedisServer redis;

    private final List<SessionNode> nodes = new ArrayList<>();

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @AfterEach
    void close() {
        nodes.forEach(SessionNode::close);
        redis.command("FLUSHALL");
    }

    final SessionNode node() {
        return start(Map.of());
    }

    final SessionNode start(Map<String, String> options) {
        SessionNode node = new SessionNode(redis.uri(), options);
        nodes.add(node);
        return node;
    }
}
