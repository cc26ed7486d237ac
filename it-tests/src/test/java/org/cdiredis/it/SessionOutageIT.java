package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.cdiredis.embedded.RedisServer;

/** What visitors of a server get while Redis does not answer: those with a session an error in time, and nobody is logged out. */
@ExtendWith(ArquillianExtension.class)
class SessionOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    /** What a busy machine may add. */
    private static final Duration MARGIN = Duration.ofSeconds(8);

    /** What needs the session for the application, for its beans, and to know who is logged in. */
    private static final List<String> PAGES =
            List.of("get", "set?value=Emma", "basket", "add?value=Emma", "secret", "id");

    private static final RedisServer REDIS = RedisServer.start();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.withSessions("session-outage.war", """
                cdi-redis.location=%s
                cdi-redis.cache.default.deadline=%s
                """.formatted(REDIS.uri(), DEADLINE));
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    @Test
    void redisThatHangsOrDies_isAnAnswer503InTime_andNoLogout(@ArquillianResource URI application) {
        Visit visit = new Visit();
        visit.get(application.resolve("set?value=Dune"));
        visit.get(application.resolve("add?value=Dune"));
        assertThat(visit.get(application.resolve("secret"))).isEqualTo("log in");
        assertThat(visit.logIn(application, "scott", "tiger")).isEqualTo("Hello scott");
        String id = visit.get(application.resolve("id"));

        REDIS.pause();
        try {
            isUnavailable(visit, application);
            assertThat(new Visit().get(application.resolve("login.html"))).isEqualTo("log in");
        } finally {
            REDIS.resume();
        }
        Awaitility.await().atMost(PATIENCE).until(() -> visit.status(application.resolve("id")) == 200);
        assertThat(visit.get(application.resolve("id"))).isEqualTo(id);
        assertThat(visit.get(application.resolve("secret"))).isEqualTo("Hello scott");
        // Redis may have executed what it did not answer.
        assertThat(visit.get(application.resolve("get"))).isIn("Dune", "Emma");
        assertThat(visit.get(application.resolve("basket"))).startsWith("[Dune");

        REDIS.kill();
        isUnavailable(visit, application);
        REDIS.restart();
        Awaitility.await().atMost(PATIENCE).until(() -> visit.status(application.resolve("get")) == 200);
        assertThat(visit.get(application.resolve("secret"))).isEqualTo("log in");
        assertThat(visit.logIn(application, "scott", "tiger")).isEqualTo("Hello scott");
        assertThat(visit.get(application.resolve("add?value=Persuasion"))).isEqualTo("[Persuasion]");
    }

    private static void isUnavailable(Visit visit, URI application) {
        for (String page : PAGES) {
            long begin = System.nanoTime();
            assertThat(visit.status(application.resolve(page))).as(page).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(page).isLessThan(DEADLINE.plus(MARGIN));
        }
    }
}
