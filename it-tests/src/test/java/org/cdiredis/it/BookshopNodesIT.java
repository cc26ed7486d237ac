package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.cdiredis.embedded.RedisServer;

/** The sample twice on one Redis, each with its own connections, as two nodes have them. */
@ExtendWith(ArquillianExtension.class)
class BookshopNodesIT {

    private static final String ONE = "bookshop-one";
    private static final String OTHER = "bookshop-other";
    private static final String PROPERTIES = "WEB-INF/classes/META-INF/microprofile-config.properties";

    private static final int BUYERS = 8;

    // Deployments are made before any test, and name its port.
    private static final RedisServer REDIS = RedisServer.start();

    @Deployment(name = ONE, testable = false)
    static WebArchive one() {
        return node(ONE);
    }

    @Deployment(name = OTHER, testable = false)
    static WebArchive other() {
        return node(OTHER);
    }

    /** Without the files that put the sample at the root, where only one application can be. */
    private static WebArchive node(String name) {
        WebArchive war = Wars.bookshop(name + ".war");
        war.delete("WEB-INF/jboss-web.xml");
        war.delete("WEB-INF/glassfish-web.xml");
        war.delete(PROPERTIES);
        return war.add(new StringAsset("""
                        cdi-redis.location=redis://127.0.0.1:%d
                        cdi-redis.cache.stock.ttl=never
                        bookshop.payment-delay=PT0.2S
                        bookshop.copies=1
                        bookshop.node=any
                        """.formatted(REDIS.port())), PROPERTIES);
    }

    @AfterAll
    static void stop() {
        REDIS.stop();
    }

    @Test
    void lastCopy_isSoldOnce(
            @ArquillianResource @OperateOnDeployment(ONE) URI one,
            @ArquillianResource @OperateOnDeployment(OTHER) URI other)
            throws Exception {
        assertThat(Http.put(one.resolve("api/stock?title=Emma&copies=1"))).isEqualTo(204);
        CyclicBarrier start = new CyclicBarrier(BUYERS);
        ExecutorService buyers = Executors.newFixedThreadPool(BUYERS);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            URI checkout = (i % 2 == 0 ? one : other).resolve("api/checkout?title=Emma");
            answers.add(buyers.submit(() -> {
                start.await();
                return Http.post(checkout).statusCode();
            }));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get(2, TimeUnit.MINUTES));
        }
        buyers.shutdown();

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(BUYERS - 1);
    }
}
