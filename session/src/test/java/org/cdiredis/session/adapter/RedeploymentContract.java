package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;

/** An application that is deployed again and again leaves nothing behind, and its sessions go on. */
public abstract class RedeploymentContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int redeployments;

    protected RedeploymentContract(int redeployments) {
        this.redeployments = redeployments;
    }

    /** Starts a server with the application. */
    protected abstract TestServer startServer(TestApplication application) throws Exception;

    @Test
    void redeployments_leaveNoThreadConnectionOrClassLoader() {
        try (RedisServer redis = RedisServer.start()) {
            Browser browser = new Browser();
            deploy(redis, browser, "0");
            int threads = threads();
            int connections = connections(redis);
            List<TestApplication> applications = new ArrayList<>();
            for (int i = 1; i <= redeployments; i++) {
                applications.add(deploy(redis, browser, String.valueOf(i)));
            }

            // Some of those that are no application's come and go. One left by each would be twice as many.
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(threads()).isLessThan(threads + redeployments / 2));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(connections(redis)).isLessThanOrEqualTo(connections));
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                System.gc();
                // The last one may still be in what the next deployment would replace.
                assertThat(applications.stream().filter(application -> !application.isUnloaded()))
                        .hasSizeLessThanOrEqualTo(1);
            });
        }
    }

    /** Deploys, works with the session of the one before, and undeploys. */
    private TestApplication deploy(RedisServer redis, Browser browser, String turn) {
        TestApplication application = new TestApplication("redeployed")
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.session.enabled", "true");
        try (Node node = AdapterNodes.node(application, this::startServer)) {
            if (!turn.equals("0")) {
                assertThat(browser.attribute(node, "turn")).isEqualTo(String.valueOf(Integer.parseInt(turn) - 1));
            }
            browser.set(node, "turn", turn);
        }
        return application;
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    private static int connections(RedisServer redis) {
        return (int) redis.command("CLIENT", "LIST").lines().count();
    }
}
