package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.cdiredis.embedded.RedisServer;

/** An application with sessions that is deployed again and again leaves nothing in WildFly, and its sessions go on. */
@ExtendWith(ArquillianExtension.class)
class SessionRedeploymentWildFlyIT {

    private static final String WAR = "redeployed";
    private static final int REDEPLOYMENTS = Integer.getInteger("redeployments", 20);
    private static final String CLASS_LOADER = "org.jboss.modules.ModuleClassLoader";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PORT = System.getProperty("server.http.port");
    private static final URI BASE = URI.create("http://127.0.0.1:" + PORT + "/" + WAR + "/");

    // The deployment is made before any test, and names its port.
    private static final RedisServer REDIS = RedisServer.start();

    @ArquillianResource
    Deployer deployer;

    private final Visit visit = new Visit();

    @Deployment(name = WAR, managed = false, testable = false)
    static WebArchive war() {
        return Wars.withSessions(WAR + ".war", "cdi-redis.location=" + REDIS.uri());
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void redeployments_leaveNoThreadConnectionOrClassLoader() {
        ServerProcess server = ServerProcess.startedWith("-Djboss.http.port=" + PORT);
        deploy(0);
        List<String> threads = server.threads();
        long connections = connections();
        long classLoaders = server.instances(CLASS_LOADER);
        for (int i = 1; i <= REDEPLOYMENTS; i++) {
            deploy(i);
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(connections()).isLessThanOrEqualTo(connections));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.threads()).hasSizeLessThan(threads.size() + REDEPLOYMENTS / 2));
        // The last one may still be in what the next deployment would replace.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.instances(CLASS_LOADER)).isBetween(1L, classLoaders + 1));
    }

    /** Deploys, goes on with the session of the deployment before, and undeploys. */
    private void deploy(int turn) {
        deployer.deploy(WAR);
        try {
            String basket = visit.get(BASE.resolve("add?value=" + turn));
            assertThat(basket).startsWith("[0").endsWith(turn + "]");
        } finally {
            deployer.undeploy(WAR);
        }
    }

    private static long connections() {
        return REDIS.command("CLIENT", "LIST").lines().count();
    }
}
