package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.AdapterContract;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Log;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;

/** The ways in which an application gets the manager. */
final class InstallationTest {

    private static RedisServer redis;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    private static TestApplication application() {
        return new TestApplication("shop")
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.session.enabled", "true");
    }

    @Test
    void library_isEnough() {
        try (Log log = new Log();
                Node one =
                        AdapterContract.node(application(), application -> TomcatServer.start(application, c -> {}));
                Node other =
                        AdapterContract.node(application(), application -> TomcatServer.start(application, c -> {}))) {
            keepsSessions(one, other);
            assertThat(log.with("by Tomcat")).hasSize(2);
        }
    }

    @Test
    void managerSetByHand_keepsSessionsInRedis() {
        try (Node one = AdapterContract.node(application(), InstallationTest::byHand);
                Node other = AdapterContract.node(application(), InstallationTest::byHand)) {
            keepsSessions(one, other);
        }
    }

    private static TomcatServer byHand(TestApplication application) throws Exception {
        return TomcatServer.start(application, context -> context.setManager(new RedisSessionManager()));
    }

    @Test
    void managerInContextXml_keepsSessionsInRedis() {
        try (Log log = new Log();
                Node one = AdapterContract.node(application(), InstallationTest::byContextXml);
                Node other = AdapterContract.node(application(), InstallationTest::byContextXml)) {
            keepsSessions(one, other);
            assertThat(log.with("by Tomcat")).hasSize(2);
        }
    }

    private static TomcatServer byContextXml(TestApplication application) throws Exception {
        Path file = application.documentRoot().resolve("META-INF/context.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                <Context>
                  <Manager className="org.cdiredis.session.tomcat.RedisSessionManager"/>
                </Context>
                """);
        return TomcatServer.start(
                application, context -> assertThat(context.getConfigFile()).isNotNull());
    }

    @Test
    void managerOfAnApplicationThatDoesNotWantIt_stopsTheDeployment_andSaysWhatToDo() {
        try (Log log = new Log()) {
            TestApplication application = application().with("cdi-redis.session.enabled", "false");

            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> byHand(application)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(log.with("CDIREDIS03020")).isNotEmpty();
        }
    }

    private static void keepsSessions(Node one, Node other) {
        Browser browser = new Browser();
        browser.set(one, "book", "Dune");

        assertThat(browser.attribute(other, "book")).isEqualTo("Dune");
        assertThat(browser.page(other, TestApplication.STATIC_PAGE).body()).isEqualTo("static");
    }
}
