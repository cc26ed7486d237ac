package org.cdiredis.session.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

import org.eclipse.jetty.ee10.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Libraries;
import org.cdiredis.session.adapter.Log;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.TestServer;
import org.cdiredis.session.adapter.Visits;

/** A WAR on a Jetty that looks for annotations: whatever is used of the application and its libraries, Jetty has found. */
@Tag("jetty-annotations")
final class JettyWarTest {

    @Test
    void library_isEnough() throws Exception {
        try (RedisServer redis = RedisServer.start();
                Log log = new Log();
                Node one = deploy(redis);
                Node other = deploy(redis)) {
            Browser browser = new Browser();

            assertThat(browser.page(one, "visits").body()).isEqualTo("visit 1");
            assertThat(browser.page(other, "visits").body()).isEqualTo("visit 2");
            assertThat(browser.page(one, "visits").body()).isEqualTo("visit 3");
            assertThat(browser.page(one, "guests").body()).isEqualTo("1");
            assertThat(browser.page(other, "guests").body()).isEqualTo("0");
            assertThat(log.with("by the servlet filter")).hasSize(2);
        }
    }

    private static Node deploy(RedisServer redis) throws Exception {
        TestApplication application = new TestApplication("war")
                .withClass(Visits.class)
                .withClass(Visits.Count.class)
                .withClass(Guests.class);
        Libraries.configure(application, redis);
        return new Node(application, new Jetty(withLibraries(application.documentRoot())));
    }

    private static Path withLibraries(Path war) throws IOException {
        Path directory = Files.createDirectories(war.resolve("WEB-INF/lib"));
        int modules = 0;
        for (Path library : Libraries.ofApplications()) {
            if (Files.isDirectory(library)) {
                String jar =
                        directory.resolve("module-%d.jar".formatted(modules++)).toString();
                assertThat(ToolProvider.findFirst("jar")
                                .orElseThrow()
                                .run(System.out, System.err, "--create", "--file", jar, "-C", library.toString(), "."))
                        .isZero();
            } else {
                Files.copy(library, directory.resolve(library.getFileName()));
            }
        }
        return war;
    }

    private static final class Jetty implements TestServer {

        private static final String SERVER =
                "((org\\.eclipse\\.jetty|jakarta\\.servlet|org\\.slf4j)\\..*|jndi\\.properties)";

        private final Server server = new Server();
        private final ServerConnector connector = new ServerConnector(server, 1, 1);

        Jetty(Path war) throws Exception {
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            WebAppContext context = new WebAppContext(war.toString(), "/war");
            context.setClassLoader(new WebAppClassLoader(Libraries.ofServer(SERVER), context));
            context.setThrowUnavailableOnStartupException(true);
            server.setHandler(context);
            server.start();
        }

        @Override
        public URI address() {
            return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/war/");
        }

        @Override
        public void close() {
            try {
                server.stop();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
