package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.cdiredis.embedded.RedisServer;

/**
 * Sessions on Payara, by its own manager and by the servlet filter: two deployments of one application, which know of each other only through
 * Redis, as two nodes, one of which goes and comes again. Beans are tested with the latter, as CDI tells those of two WARs apart.
 */
@ExtendWith(ArquillianExtension.class)
class SessionPayaraIT {

    private static final String ONE = "sessions-one";
    private static final String TWO = "sessions-two";
    private static final String FILTER = "sessions-filter";
    private static final String FILTER_TWO = "sessions-filter-two";

    private static final RedisServer REDIS = RedisServer.start();

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = ONE, managed = false, testable = false)
    static WebArchive one() {
        return war(ONE, "by-manager", "auto");
    }

    @Deployment(name = TWO, managed = false, testable = false)
    static WebArchive two() {
        return war(TWO, "by-manager", "auto");
    }

    @Deployment(name = FILTER, managed = false, testable = false)
    static WebArchive filter() {
        return war(FILTER, "by-filter", "filter");
    }

    @Deployment(name = FILTER_TWO, managed = false, testable = false)
    static WebArchive filterTwo() {
        return war(FILTER_TWO, "by-filter", "filter");
    }

    private static WebArchive war(String name, String application, String adapter) {
        return Wars.withSessions(name + ".war", """
                cdi-redis.location=%s
                cdi-redis.session.name=%s
                cdi-redis.session.adapter=%s
                """.formatted(REDIS.uri(), application, adapter));
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void manager_keepsSessionsInRedis() {
        deployer.deploy(ONE);
        deployer.deploy(TWO);
        try {
            adapterIs("by-manager", "Payara");
            sessionIsOfBothNodes(ONE, TWO);
            loginIsOfBothNodes();
            beansSurviveARedeployment(ONE);
        } finally {
            deployer.undeploy(ONE);
            deployer.undeploy(TWO);
        }
    }

    @Test
    void filter_keepsSessionsInRedis() {
        deployer.deploy(FILTER);
        deployer.deploy(FILTER_TWO);
        try {
            adapterIs("by-filter", "the servlet filter");
            sessionIsOfBothNodes(FILTER, FILTER_TWO);
            beansSurviveARedeployment(FILTER);
        } finally {
            deployer.undeploy(FILTER);
            deployer.undeploy(FILTER_TWO);
        }
    }

    private static void sessionIsOfBothNodes(String one, String other) {
        Visit visit = new Visit();

        assertThat(visit.get(in(one).resolve("set?value=Austen"))).isEqualTo("Austen");
        assertThat(visit.get(in(other).resolve("get"))).isEqualTo("Austen");
        visit.get(in(other).resolve("renew"));
        assertThat(visit.get(in(one).resolve("get"))).isEqualTo("Austen");
        assertThat(visit.get(in(other).resolve("leave"))).isEqualTo("left");
        assertThat(visit.get(in(one).resolve("get"))).isEqualTo("no session");
        assertThat(visit.get(in(one).resolve("heard"))).isEqualTo("[created, added value]");
        assertThat(visit.get(in(other).resolve("heard"))).isEqualTo("[id changed, destroyed, removed value]");
    }

    private void beansSurviveARedeployment(String application) {
        Visit visit = new Visit();
        visit.get(in(application).resolve("add?value=Dune"));
        deployer.undeploy(application);
        deployer.deploy(application);

        assertThat(visit.get(in(application).resolve("add?value=Emma"))).isEqualTo("[Dune, Emma]");
        assertThat(visit.get(in(application).resolve("basket"))).isEqualTo("[Dune, Emma]");
        assertThat(visit.get(in(application).resolve("leave"))).isEqualTo("left");
        assertThat(visit.get(in(application).resolve("basket"))).isEqualTo("[]");
    }

    private static void loginIsOfBothNodes() {
        Visit visit = new Visit();

        assertThat(visit.get(in(ONE).resolve("secret"))).isEqualTo("log in");
        assertThat(visit.logIn(in(ONE), "scott", "tiger")).isEqualTo("Hello scott");
        assertThat(visit.get(in(TWO).resolve("secret"))).isEqualTo("Hello scott");
        visit.get(in(TWO).resolve("leave"));
        assertThat(visit.get(in(ONE).resolve("secret"))).isEqualTo("log in");
    }

    private static void adapterIs(String application, String adapter) {
        String line =
                "The sessions of \"" + application + "\" are in the Redis of the cache \"default\", by " + adapter;
        Path log = Path.of(System.getProperty("server.logs"), "payara", "server.log");
        Awaitility.await().untilAsserted(() -> assertThat(read(log)).contains(line));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI in(String application) {
        return URI.create("http://127.0.0.1:" + System.getProperty("server.http.port") + "/" + application + "/");
    }
}
