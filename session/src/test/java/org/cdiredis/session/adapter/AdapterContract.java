package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.SessionRealm;

/**
 * What every adapter does right, seen from a browser: two nodes of a server in this JVM, over one Redis. An adapter's test extends
 * it and says how its server is started; each part of the contract is an interface with tests.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class AdapterContract
        implements AttributesContract,
                CommitContract,
                LifecycleContract,
                ListenersContract,
                AccessTimesContract,
                BudgetContract,
                CookiesContract,
                DispatchContract,
                LoginContract,
                OutageContract,
                FallbackContract {

    private final RedisServer redis = RedisServer.start();

    private Node first;
    private Node second;

    /** Starts a server on a free port of the loopback interface, with the application at {@code /name}. */
    protected abstract TestServer startServer(TestApplication application) throws Exception;

    @BeforeAll
    void startNodes() {
        first = start(patient("shop"));
        second = start(patient("shop"));
    }

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

    @Test
    final void adapter_isLoggedOnce() {
        try (Log log = new Log();
                Node node = start(application("logged"))) {
            String adapter = new Browser()
                    .ask(
                            node,
                            (request, response) -> ((SessionRealm)
                                            request.getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE))
                                    .deployment()
                                    .adapter());

            assertThat(log.with("CDIREDIS03200"))
                    .singleElement()
                    .asString()
                    .contains("\"/logged\"")
                    .endsWith("by " + adapter);
        }
    }

    @Override
    public final Node first() {
        return first;
    }

    @Override
    public final Node second() {
        return second;
    }

    @Override
    public final RedisServer redis() {
        return redis;
    }

    @Override
    public final TestApplication application(String name) {
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
