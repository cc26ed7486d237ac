package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

import org.apache.catalina.core.StandardContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.AdapterNodes;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Log;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.Visits;

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
                Node one = AdapterNodes.node(application(), application -> TomcatServer.start(application, c -> {}));
                Node other =
                        AdapterNodes.node(application(), application -> TomcatServer.start(application, c -> {}))) {
            keepsSessions(one, other);
            assertThat(log.with("by Tomcat")).hasSize(2);
        }
    }

    @Test
    void managerSetByHand_keepsSessionsInRedis() {
        try (Node one = AdapterNodes.node(application(), InstallationTest::byHand);
                Node other = AdapterNodes.node(application(), InstallationTest::byHand)) {
            keepsSessions(one, other);
        }
    }

    private static TomcatServer byHand(TestApplication application) throws Exception {
        return TomcatServer.start(application, context -> context.setManager(new RedisSessionManager()));
    }

    @Test
    void managerInContextXml_keepsSessionsInRedis() {
        try (Log log = new Log();
                Node one = AdapterNodes.node(application(), InstallationTest::byContextXml);
                Node other = AdapterNodes.node(application(), InstallationTest::byContextXml)) {
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
    void applicationThatStaysPacked_sharesValuesOfItsClasses_notThoseOfItsLibraries() throws Exception {
        try (Node one = packed("WEB-INF/classes");
                Node other = packed("WEB-INF/classes");
                Node withLibrary = packed("WEB-INF/lib/values.jar");
                Node otherWithLibrary = packed("WEB-INF/lib/values.jar")) {
            Browser browser = new Browser();
            Browser ofLibraries = new Browser();

            assertThat(browser.page(one, "visits").body()).isEqualTo("visit 1");
            assertThat(browser.page(other, "visits").body()).isEqualTo("visit 2");
            assertThat(ofLibraries.page(withLibrary, "visits").body()).isEqualTo("visit 1");
            assertThat(ofLibraries.page(otherWithLibrary, "visits").body()).isEqualTo("visit 1");
        }
    }

    /**
     * A node.
     *
     * @param place where the class is whose values are in the session, a directory or a jar
     */
    private static Node packed(String place) {
        TestApplication application = application().withClass(Visits.class);
        return AdapterNodes.node(
                application,
                unpacked -> TomcatServer.start(unpacked, context -> {
                    context.setDocBase(pack(unpacked.documentRoot(), place).toString());
                    ((StandardContext) context).setUnpackWAR(false);
                }));
    }

    private static Path pack(Path root, String place) {
        Path war = root.resolveSibling("shop.war");
        Path values = war.resolveSibling("values");
        try {
            TestApplication.copy(Visits.Count.class, place.endsWith(".jar") ? values : root.resolve(place));
            if (place.endsWith(".jar")) {
                Files.createDirectories(root.resolve(place).getParent());
                jar(root.resolve(place), values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jar(war, root);
        return war;
    }

    private static void jar(Path file, Path content) {
        assertThat(ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--create",
                                "--file",
                                file.toString(),
                                "-C",
                                content.toString(),
                                "."))
                .isZero();
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
