package org.cdiredis.caching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import org.cdiredis.embedded.RedisServer;

/** Applications with cached methods, on a Redis that is empty at first, and gone when the test ends. */
abstract class RedisFixture {

    static RedisServer server;

    private final Deque<CachingContainer> containers = new ArrayDeque<>();

    @BeforeAll
    static void startServer() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @BeforeEach
    final void flush() {
        server.command("FLUSHALL");
    }

    /** Deploys a bean, or what one of the others produces, beside the applications that are there. */
    final CachingContainer deploy(List<String> properties, Class<?> type, Class<?>... others) {
        List<String> lines = new ArrayList<>();
        lines.add("cdi-redis.location=redis://localhost:" + server.port());
        lines.addAll(properties);
        List<Class<?>> beans = new ArrayList<>(List.of(others));
        if (!type.isInterface()) {
            beans.add(type);
        }
        CachingContainer container = CachingContainer.deploy(lines, beans.toArray(Class<?>[]::new));
        containers.push(container);
        return container;
    }

    final <T> T deployed(Class<T> type, Class<?>... others) {
        return deploy(List.of(), type, others).get(type);
    }

    /** The application that was deployed last. */
    final CachingContainer container() {
        return containers.getFirst();
    }

    @AfterEach
    final void undeploy() {
        while (!containers.isEmpty()) {
            containers.pop().close();
        }
    }
}
