package org.cdiredis.session.adapter;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.cdiredis.embedded.RedisServer;

/** Two nodes of a server in this JVM, over one Redis, which start when a test wants them, and as many more as tests start. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class AdapterNodes implements Nodes {

    private final RedisServer redis = RedisServer.start();

    private @Nullable Node first;
    private @Nullable Node second;

    /** Starts a server on a free port of the loopback interface, with the application at {@code /name}. */
    protected abstract TestServer startServer(TestApplication application) throws Exception;

    /** Whose requests wait for a busy machine. */
    private TestApplication patient(String name) {
        return application(name)
                .with("cdi-redis.deadline", "PT60S")
                .with("cdi-redis.timeout", "PT30S")
                .with("cdi-redis.connect-timeout", "PT30S");
    }

    @AfterAll
    void stopNodes() {
        if (first != null) {
            first.close();
        }
        if (second != null) {
            second.close();
        }
        redis.close();
    }

    @Override
    public final synchronized Node first() {
        if (first == null) {
            first = start(patient("shop"));
        }
        return first;
    }

    @Override
    public final synchronized Node second() {
        if (second == null) {
            second = start(patient("shop"));
        }
        return second;
    }

    @Override
    public final RedisServer redis() {
        return redis;
    }

    @Override
    public TestApplication application(String name) {
        return new TestApplication(name)
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.session.enabled", "true");
    }

    @Override
    public final Node start(TestApplication application) {
        return node(application, this::startServer);
    }

    /** A node for a test besides the contract. */
    public static Node node(TestApplication application, Start server) {
        try {
            return new Node(application, server.start(application));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a server with an application. */
    @FunctionalInterface
    public interface Start {

        TestServer start(TestApplication application) throws Exception;
    }
}
