package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/** The sample on two WildFly nodes over one Redis, behind a load balancer that knows nothing of sessions. */
@ExtendWith(ArquillianExtension.class)
class BookshopWildFlyNodesIT {

    private static final String APPLICATION = "bookshop";
    private static final List<String> BOOKS = List.of("Emma", "Middlemarch", "Beloved", "Things Fall Apart");
    private static final JsonMapper JSON = new JsonMapper();

    private static final RedisServer REDIS =
            RedisServer.builder().port(Integer.getInteger("nodes.redis.port")).start();

    @ArquillianResource
    ContainerController containers;

    @ArquillianResource
    Deployer deployer;

    private WildFlyNode one;
    private WildFlyNode two;
    private LoadBalancer balancer;

    @Deployment(name = "node1-" + APPLICATION, managed = false, testable = false)
    @TargetsContainer("node1")
    static WebArchive ofNode1() {
        return Wars.bookshop();
    }

    @Deployment(name = "node2-" + APPLICATION, managed = false, testable = false)
    @TargetsContainer("node2")
    static WebArchive ofNode2() {
        return Wars.bookshop();
    }

    @BeforeEach
    void deploy() {
        one = new WildFlyNode("node1", containers, deployer);
        two = new WildFlyNode("node2", containers, deployer);
        for (WildFlyNode node : List.of(one, two)) {
            node.start();
            node.deploy(APPLICATION);
        }
        balancer = new LoadBalancer(List.of(one.root(), two.root()));
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
    void basketAndCustomer_surviveTheCrashOfANode() {
        Visit visit = new Visit();
        balancer.forward(node -> visit.post(node.resolve("api/login"), "name=scott&password=tiger"));
        for (String title : BOOKS) {
            balancer.forward(node -> visit.put(node.resolve("api/basket?title=" + title.replace(" ", "%20"))));
        }
        assertThat(nodesThatKnow(visit)).containsExactly("node1", "node2");

        one.crash();
        assertThat(nodesThatKnow(visit)).containsExactly("node2");
        balancer.forward(node -> visit.put(node.resolve("api/basket?title=Dune")));

        one.start();
        assertThat(nodesThatKnow(visit)).containsExactly("node1", "node2");
        JsonNode purchase = json(balancer.forward(node -> visit.post(node.resolve("api/basket/checkout"), "")));
        assertThat(purchase.get("receipts").findValuesAsText("title"))
                .contains("Dune")
                .containsAll(BOOKS);
        balancer.forward(node -> visit.post(node.resolve("api/logout?everywhere=true"), ""));
        for (int i = 0; i < 4; i++) {
            assertThat(visit(visit).path("session").isObject()).isFalse();
        }
    }

    /** Asks until each node that there is has answered, and each has to know who it is and what is in the basket. */
    private Set<String> nodesThatKnow(Visit visit) {
        Set<String> nodes = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            JsonNode answer = visit(visit);
            assertThat(answer.path("customer").asText()).as(answer.toString()).isEqualTo("scott");
            assertThat(answer.get("basket")).extracting(JsonNode::asText).containsAll(BOOKS);
            nodes.add(answer.get("node").asText());
        }
        return nodes;
    }

    private JsonNode visit(Visit visit) {
        return json(balancer.forward(node -> visit.get(node.resolve("api/visit"))));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
