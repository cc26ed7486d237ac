package org.cdiredis.benchmarks.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.cdiredis.benchmarks.load.Concurrency;
import org.cdiredis.embedded.RedisServer;

/** That the sessions of all systems do the same. */
final class SessionSystemsTest {

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> names() {
        return SessionSystems.names().stream()
                .filter(name -> SessionSystems.problem(name).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("names")
    void pages_areServed(String name) throws Exception {
        try (SessionSystem system = SessionSystems.start(name, server.uri())) {
            assertThat(system.sessions(20)).doesNotHaveDuplicates();
            for (Page page : Page.values()) {
                RequestLoad.Result result =
                        new RequestLoad(page, Concurrency.platform(2), 20).run(system, Duration.ofMillis(50));

                assertThat(result.latencies().getTotalCount()).isPositive();
            }
        }
    }

    @Test
    void commands_areThoseOfTheClient() {
        try (SessionSystem system = SessionSystems.start(SessionSystems.SPRING, server.uri())) {
            RequestLoad load = new RequestLoad(Page.READ, Concurrency.platform(1), 20);
            load.repeat(system, 20);

            // HGETALL, EXISTS, HMSET, PEXPIREAT; and those by which clients connect.
            assertThat(CommandCounter.count(server, () -> load.repeat(system, 50)))
                    .isBetween(200L, 220L);
        }
    }

    @Test
    void endOthers_endsThoseOfALoad() throws Exception {
        try (SessionSystem system = SessionSystems.start(SessionSystems.TOMCAT, server.uri());
                Browser browser = new Browser(system.port())) {
            String kept = system.sessions(1).get(0);
            String other = browser.create();

            system.endOthers();

            browser.get(Browser.request(Page.READ, kept));
            assertThatThrownBy(() -> browser.get(Browser.request(Page.READ, other)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("500");
        }
    }

    @Test
    void get_withoutSession_isAnError() {
        try (SessionSystem system = SessionSystems.start(SessionSystems.TOMCAT, server.uri());
                Browser browser = new Browser(system.port())) {
            assertThatThrownBy(() -> browser.get(Browser.request(Page.READ, "JSESSIONID=none")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("500");
        }
    }
}
