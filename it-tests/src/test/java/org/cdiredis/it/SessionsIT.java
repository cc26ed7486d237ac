package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions as the beans of an application see them: what it can ask, and what it is told. */
@ExtendWith(ArquillianExtension.class)
class SessionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ArquillianResource
    URI base;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.withSessions("sessions.war", """
                cdi-redis.location=embedded:
                cdi-redis.session.sweep-interval=PT0.2S
                """);
    }

    private String ask(String path) {
        return Http.get(base.resolve(path)).body();
    }

    /** A visitor with a session, whose key the visitor does not know. */
    private String keyOf(Visit visit) {
        String id = visit.get(base.resolve("id"));
        assertThat(id).hasSizeGreaterThan(22);
        return id.substring(0, 22);
    }

    @Test
    void session_isFoundCountedListedAndInvalidated_andTheApplicationIsTold() {
        Visit visit = new Visit();
        String key = keyOf(visit);

        assertThat(ask("sessions/find?key=" + key)).isEqualTo(key);
        assertThat(ask("sessions/list")).contains(key);
        assertThat(Integer.parseInt(ask("sessions/count"))).isPositive();
        assertThat(Integer.parseInt(ask("sessions/created"))).isPositive();
        assertThat(ask("sessions/events")).contains("created " + key).doesNotContain("destroyed " + key);

        assertThat(ask("sessions/invalidate?key=" + key)).isEqualTo("true");

        assertThat(ask("sessions/find?key=" + key)).isEqualTo("none");
        assertThat(ask("sessions/invalidate?key=" + key)).isEqualTo("false");
        assertThat(ask("sessions/events")).containsOnlyOnce("destroyed " + key).doesNotContain("expired " + key);
        assertThat(visit.get(base.resolve("get"))).isEqualTo("no session");
    }

    @Test
    void application_isToldOnceOfASessionThatItsVisitorHasLeft() {
        Visit visit = new Visit();
        String key = keyOf(visit);

        visit.get(base.resolve("idle?value=1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ask("sessions/events")).containsOnlyOnce("expired " + key));
        assertThat(ask("sessions/events")).doesNotContain("destroyed " + key);
        assertThat(visit.get(base.resolve("get"))).isEqualTo("no session");
    }

    @Test
    void user_isFoundAndLoggedOutEverywhere() {
        Visit atHome = loggedIn();
        Visit atWork = loggedIn();
        String[] keys = {keyOf(atHome), keyOf(atWork)};
        String stranger = keyOf(new Visit());

        assertThat(ask("sessions/of?user=scott")).contains(keys).doesNotContain(stranger);

        assertThat(ask("sessions/logout?user=scott")).isEqualTo("2");

        assertThat(ask("sessions/of?user=scott")).isEqualTo("[]");
        assertThat(atHome.get(base.resolve("secret"))).isEqualTo("log in");
        assertThat(atWork.get(base.resolve("secret"))).isEqualTo("log in");
        assertThat(ask("sessions/events"))
                .containsOnlyOnce("destroyed " + keys[0])
                .containsOnlyOnce("destroyed " + keys[1])
                .doesNotContain("destroyed " + stranger);
        assertThat(ask("sessions/find?key=" + stranger)).isEqualTo(stranger);
    }

    private Visit loggedIn() {
        Visit visit = new Visit();
        visit.get(base.resolve("secret"));
        assertThat(visit.logIn(base, "scott", "tiger")).isEqualTo("Hello scott");
        return visit;
    }
}
