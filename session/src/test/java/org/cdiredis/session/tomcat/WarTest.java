package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.catalina.Context;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.FileResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;

/** An application with all its libraries in itself, on a Tomcat that has none of them, nor CDI. */
final class WarTest {

    /** What is for tests, for other servers, or Tomcat's own. */
    private static final Pattern NOT_IN_WAR = Pattern.compile(
            ".*(test-classes|surefire|junit|opentest4j|apiguardian|assertj|awaitility|hamcrest|archunit|tests|embedded"
                    + "|undertow|xnio|wildfly|jboss-threads|jboss-logmanager|jetty|tomcat|weld|jandex|expressly|jakarta\\."
                    + "|httpc|httpmime|commons-|slf4j-jdk14).*");

    private final RedisServer redis = RedisServer.start();

    @Test
    void war_bringsTheManager_andLeavesNothingBehind() throws Exception {
        try (redis) {
            Browser browser = new Browser();
            WeakReference<ClassLoader> loader = deploy(browser, "1", "2");
            deploy(browser, "3", "4");

            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                System.gc();
                assertThat(loader.get()).isNull();
            });
        }
    }

    private WeakReference<ClassLoader> deploy(Browser browser, String... counts) throws Exception {
        TestApplication application =
                new TestApplication("war").withClass(Visits.class).withClass(Visits.Count.class);
        Path configuration =
                application.documentRoot().resolve("WEB-INF/classes/META-INF/microprofile-config.properties");
        Files.createDirectories(configuration.getParent());
        Files.writeString(
                configuration, "cdi-redis.location=%s\ncdi-redis.session.enabled=true\n".formatted(redis.uri()));
        Context[] deployed = new Context[1];
        try (Node node = new Node(application, TomcatServer.start(application, context -> {
            deployed[0] = context;
            context.setParentClassLoader(new ServerOnly());
            context.setResources(withLibraries(context));
        }))) {
            for (String count : counts) {
                assertThat(browser.page(node, "visits").body()).isEqualTo("visit " + count);
            }
            assertThat(deployed[0].getManager().getClass().getName()).isEqualTo(RedisSessionManager.class.getName());
            assertThat(deployed[0].getManager()).isNotInstanceOf(RedisSessionManager.class);
            return new WeakReference<>(deployed[0].getLoader().getClassLoader());
        }
    }

    private static WebResourceRoot withLibraries(Context context) {
        StandardRoot root = new StandardRoot(context);
        for (String entry : Set.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            Path path = Path.of(entry);
            if (NOT_IN_WAR.matcher(entry).matches()) {
                continue;
            }
            if (Files.isDirectory(path)) {
                root.addPostResources(new DirResourceSet(root, "/WEB-INF/classes", entry, "/"));
            } else {
                root.addPostResources(new FileResourceSet(root, "/WEB-INF/lib/" + path.getFileName(), entry, "/"));
            }
        }
        return root;
    }

    /** Tomcat's classes and no others of the tests. */
    private static final class ServerOnly extends ClassLoader {

        private static final Pattern SERVERS = Pattern.compile(
                "(org\\.apache\\.(catalina|coyote|tomcat|juli|naming|el)|jakarta\\.(servlet|security|el))\\..*");

        ServerOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!SERVERS.matcher(name).matches()) {
                throw new ClassNotFoundException(name);
            }
            return WarTest.class.getClassLoader().loadClass(name);
        }
    }
}
