package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.cdiredis.embedded.RedisServer;

/** Sessions of two WildFly nodes over one Redis. */
@ExtendWith(ArquillianExtension.class)
class SessionWildFlyNodesIT {

    private static final String APPLICATION = "sessions";

    private static final RedisServer REDIS =
            RedisServer.builder().port(Integer.getInteger("nodes.redis.port")).start();

    @ArquillianResource
    ContainerController containers;

    @ArquillianResource
    Deployer deployer;

    private WildFlyNode one;
    private WildFlyNode two;
    private URI first;
    private URI second;

    @Deployment(name = "node1-" + APPLICATION, managed = false, testable = false)
    @TargetsContainer("node1")
    static WebArchive ofNode1() {
        return war();
    }

    @Deployment(name = "node2-" + APPLICATION, managed = false, testable = false)
    @TargetsContainer("node2")
    static WebArchive ofNode2() {
        return war();
    }

    private static WebArchive war() {
        return Wars.withSessions(APPLICATION + ".war", "");
    }

    @BeforeEach
    void deploy() {
        one = new WildFlyNode("node1", containers, deployer);
        two = new WildFlyNode("node2", containers, deployer);
        for (WildFlyNode node : List.of(one, two)) {
            node.start();
            node.deploy(APPLICATION);
        }
        first = one.application(APPLICATION);
        second = two.application(APPLICATION);
    }

    @AfterEach
    void undeploy() {
        one.undeploy(APPLICATION);
        two.undeploy(APPLICATION);
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void sessions_areOfBothNodes_andSurviveTheCrashOfOne() {
        Visit visit = new Visit();

        assertThat(visit.get(first.resolve("node"))).isEqualTo("node1");
        assertThat(visit.get(second.resolve("node"))).isEqualTo("node2");
        nothingIsStale();
        idIsRenewedOnBoth();
        loginIsOfBothNodes(visit);
        one.crash();
        loginAndBasketAreThere(visit, second);
        assertThat(visit.get(second.resolve("add?value=Persuasion"))).isEqualTo("[Dune, Emma, Persuasion]");
        one.start();
        loginAndBasketAreThere(visit, first);
        logoutIsOfBothNodes(visit);
    }

    private void nothingIsStale() {
        Visit visit = new Visit();
        List<Integer> stale = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            URI here = i % 2 == 0 ? first : second;
            URI there = i % 2 == 0 ? second : first;
            String added = visit.get(here.resolve("add?value=" + i));
            if (!visit.get(there.resolve("basket")).equals(added)) {
                stale.add(i);
            }
        }

        assertThat(stale).isEmpty();
    }

    private void idIsRenewedOnBoth() {
        Visit visit = new Visit();
        visit.get(first.resolve("set?value=Dune"));
        visit.get(second.resolve("renew"));

        assertThat(visit.get(first.resolve("get"))).isEqualTo("Dune");
    }

    private void loginIsOfBothNodes(Visit visit) {
        visit.get(first.resolve("add?value=Dune"));

        assertThat(visit.get(first.resolve("secret"))).isEqualTo("log in");
        assertThat(visit.logIn(first, "scott", "tiger")).isEqualTo("Hello scott");
        assertThat(visit.get(second.resolve("secret"))).isEqualTo("Hello scott");
        assertThat(visit.get(second.resolve("add?value=Emma"))).isEqualTo("[Dune, Emma]");
    }

    private static void loginAndBasketAreThere(Visit visit, URI node) {
        assertThat(visit.get(node.resolve("secret"))).isEqualTo("Hello scott");
        assertThat(visit.get(node.resolve("basket"))).startsWith("[Dune, Emma");
    }

    private void logoutIsOfBothNodes(Visit visit) {
        visit.get(first.resolve("logout"));

        assertThat(visit.get(first.resolve("secret"))).isEqualTo("log in");
        assertThat(visit.get(second.resolve("secret"))).isEqualTo("log in");
        visit.get(second.resolve("leave"));
        assertThat(visit.get(first.resolve("get"))).isEqualTo("no session");
    }
}
