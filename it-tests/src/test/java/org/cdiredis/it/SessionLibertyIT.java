package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;

/** Sessions of two Open Liberty servers over one Redis, one with the least that the filter needs, one with the web profile. */
class SessionLibertyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A mapping by the name of a servlet that is not there. */
    private static final String WARNING_OF_THE_FILTER = "CWWWC0002W";

    private static RedisServer redis;
    private static LibertyServer small;
    private static LibertyServer full;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        small = LibertyServer.start("small", war());
        full = LibertyServer.start("full", war());
        small.awaitApplication();
        full.awaitApplication();
    }

    private static WebArchive war() {
        return Wars.withSessions("sessions.war", """
                cdi-redis.location=%s
                cdi-redis.session.sweep-interval=PT0.2S
                """.formatted(redis.uri()));
    }

    @AfterAll
    static void stop() {
        full.close();
        small.close();
        redis.close();
    }

    @Test
    void sessions_areThoseOfTheFilter() {
        String line = "The sessions of \"/sessions\" are in the Redis of the cache \"default\", by the servlet filter";

        assertThat(small.log()).contains(line).doesNotContain(WARNING_OF_THE_FILTER);
        assertThat(full.log()).contains(line).doesNotContain(WARNING_OF_THE_FILTER);
    }

    @Test
    void session_isOfBothServers() {
        Visit visit = new Visit();

        assertThat(visit.get(small.at("set?value=Austen"))).isEqualTo("Austen");
        assertThat(visit.get(full.at("get"))).isEqualTo("Austen");
        assertThat(visit.get(full.at("named"))).isEqualTo("Austen []");
        String renewed = visit.get(full.at("renew"));
        assertThat(visit.get(small.at("id"))).isEqualTo(renewed);
        assertThat(visit.get(small.at("get"))).isEqualTo("Austen");
        assertThat(visit.get(full.at("leave"))).isEqualTo("left");
        assertThat(visit.get(small.at("get"))).isEqualTo("no session");
        assertThat(visit.get(small.at("heard"))).contains("created, added value");
        assertThat(visit.get(full.at("heard"))).contains("id changed, destroyed, removed value");
    }

    @Test
    void beans_areOfBothServers_andSurviveTheCrashOfOne() {
        Visit visit = new Visit();

        assertThat(visit.get(small.at("add?value=Dune"))).isEqualTo("[Dune]");
        assertThat(visit.get(full.at("add?value=Emma"))).isEqualTo("[Dune, Emma]");
        small.crash();
        assertThat(visit.get(full.at("add?value=Persuasion"))).isEqualTo("[Dune, Emma, Persuasion]");
        small.start();
        small.awaitApplication();
        assertThat(visit.get(small.at("basket"))).isEqualTo("[Dune, Emma, Persuasion]");
        assertThat(visit.get(small.at("leave"))).isEqualTo("left");
        assertThat(visit.get(full.at("basket"))).isEqualTo("[]");
    }

    @Test
    void session_isFoundAndInvalidatedFromTheOtherServer_whichIsTold() {
        Visit visit = new Visit();
        String key = keyOf(visit, small);

        assertThat(ask("sessions/list")).contains(key);
        assertThat(ask("sessions/find?key=" + key)).isEqualTo(key);
        assertThat(ask("sessions/invalidate?key=" + key)).isEqualTo("true");

        assertThat(ask("sessions/events")).containsOnlyOnce("destroyed " + key);
        assertThat(visit.get(small.at("get"))).isEqualTo("no session");
    }

    @Test
    void oneServerIsTold_ofASessionThatItsVisitorHasLeft() {
        Visit visit = new Visit();
        String key = keyOf(visit, small);

        visit.get(small.at("idle?value=1"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ask("sessions/events")
                                + Http.get(small.at("sessions/events")).body())
                        .containsOnlyOnce("expired " + key));
        assertThat(visit.get(small.at("get"))).isEqualTo("no session");
    }

    @Test
    void user_isFoundAndHasNoSessionAnyMoreAfterALogoutEverywhere() {
        Visit visit = new Visit();
        visit.get(small.at("secret"));
        assertThat(visit.logIn(small.at(""), "scott", "tiger")).isEqualTo("Hello scott");
        visit.get(small.at("set?value=Austen"));
        String key = keyOf(visit, small);

        assertThat(ask("sessions/of?user=scott")).isEqualTo("[" + key + "]");
        assertThat(ask("sessions/logout?user=scott")).isEqualTo("1");
        assertThat(visit.get(small.at("get"))).isEqualTo("no session");
        // What the server itself knows of the user is not in the session.
        assertThat(visit.get(small.at("secret"))).isEqualTo("Hello scott");
    }

    private static String ask(String path) {
        return Http.get(full.at(path)).body();
    }

    private static String keyOf(Visit visit, LibertyServer server) {
        String id = visit.get(server.at("id"));
        assertThat(id).hasSizeGreaterThan(22);
        return id.substring(0, 22);
    }
}
