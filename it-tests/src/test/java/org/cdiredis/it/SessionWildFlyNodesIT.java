package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
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

    private static final int AFTER_THE_CRASH = 20;

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

    @Test
    void requestsInFlight_whenTheirNodeDies_areRepeatedOnTheOther_andNothingIsLost() throws Exception {
        List<URI> nodes = List.of(first, second);
        LoadBalancer balancer = new LoadBalancer(nodes);
        Visit held = loggedIn();
        List<Visit> busy = List.of(loggedIn(), loggedIn(), loggedIn());
        CountDownLatch warm = new CountDownLatch(busy.size());
        CountDownLatch crashed = new CountDownLatch(1);
        ExecutorService clients = Executors.newCachedThreadPool();
        List<Future<Integer>> added = new ArrayList<>();
        try {
            Future<String> answer = clients.submit(
                    () -> new LoadBalancer(nodes).forward(node -> held.get(node.resolve("hold?on=node1&value=held"))));
            for (Visit visit : busy) {
                added.add(clients.submit(() -> add(visit, balancer, warm, crashed)));
            }
            assertThat(warm.await(60, TimeUnit.SECONDS)).isTrue();
            Awaitility.await()
                    .until(() -> new Visit().get(first.resolve("held")).equals("1"));
            one.crash();
            crashed.countDown();

            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("[held]");
            for (int i = 0; i < busy.size(); i++) {
                int books = added.get(i).get(60, TimeUnit.SECONDS);
                assertThat(busy.get(i).get(second.resolve("secret"))).isEqualTo("Hello scott");
                // What a node has written and not answered any more was repeated.
                assertThat(Stream.of(busy.get(i)
                                        .get(second.resolve("basket"))
                                        .replaceAll("[\\[\\]]", "")
                                        .split(", ", -1))
                                .distinct()
                                .map(Integer::valueOf))
                        .containsExactlyElementsOf(
                                IntStream.range(0, books).boxed().toList());
            }
        } finally {
            crashed.countDown();
            clients.shutdownNow();
            one.start();
        }
        loginIsThere(held, first);
    }

    private Visit loggedIn() {
        Visit visit = new Visit();
        visit.get(first.resolve("secret"));
        assertThat(visit.logIn(first, "scott", "tiger")).isEqualTo("Hello scott");
        return visit;
    }

    /** Adds books to a basket, one after another until some time after the crash; says how many. */
    private static int add(Visit visit, LoadBalancer balancer, CountDownLatch warm, CountDownLatch crashed) {
        int books = 0;
        for (int after = 0; after < AFTER_THE_CRASH; books++) {
            String book = String.valueOf(books);
            String basket = balancer.forward(node -> visit.get(node.resolve("add?value=" + book)));
            assertThat(basket).matches(".*\\b" + book + "]");
            if (books == AFTER_THE_CRASH) {
                warm.countDown();
            }
            if (crashed.getCount() == 0) {
                after++;
            }
        }
        return books;
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

    /** Each time the cookie has the route of the node that has set it, for load balancers that care. */
    private void idIsRenewedOnBoth() {
        Visit visit = new Visit();
        visit.get(first.resolve("set?value=Dune"));
        assertThat(visit.cookies()).singleElement().asString().endsWith(".node1");
        visit.get(second.resolve("renew"));
        assertThat(visit.cookies()).singleElement().asString().endsWith(".node2");

        assertThat(visit.get(first.resolve("get"))).isEqualTo("Dune");
        assertThat(visit.get(first.resolve("id")))
                .isEqualTo(visit.cookies().get(0).getValue().replace(".node2", ""));
    }

    private void loginIsOfBothNodes(Visit visit) {
        visit.get(first.resolve("add?value=Dune"));

        assertThat(visit.get(first.resolve("secret"))).isEqualTo("log in");
        assertThat(visit.logIn(first, "scott", "tiger")).isEqualTo("Hello scott");
        assertThat(visit.get(second.resolve("secret"))).isEqualTo("Hello scott");
        assertThat(visit.get(second.resolve("add?value=Emma"))).isEqualTo("[Dune, Emma]");
    }

    private static void loginIsThere(Visit visit, URI node) {
        assertThat(visit.get(node.resolve("secret"))).isEqualTo("Hello scott");
    }

    private static void loginAndBasketAreThere(Visit visit, URI node) {
        loginIsThere(visit, node);
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
