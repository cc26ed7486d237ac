package org.cdiredis.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A server of Open Liberty, a process of its own, which has one application. */
final class LibertyServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path SERVERS = Path.of(System.getProperty("liberty.servers"));

    private final String name;
    private final URI application;
    private Process process;

    private LibertyServer(String name, URI application) {
        this.name = name;
        this.application = application;
    }

    /** Begins to start one of the servers that are configured in {@code src/test/liberty}. */
    static LibertyServer start(String name, WebArchive war) {
        Path applications = SERVERS.resolve("servers").resolve(name).resolve("apps");
        try {
            Files.createDirectories(applications);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        war.as(ZipExporter.class).exportTo(applications.resolve("sessions.war").toFile(), true);
        LibertyServer server = new LibertyServer(name, URI.create("http://127.0.0.1:" + port(name) + "/sessions/"));
        server.start();
        return server;
    }

    void start() {
        ProcessBuilder builder = new ProcessBuilder(System.getProperty("liberty.home") + "/bin/server", "run", name);
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("server.java.home"),
                        "JVM_ARGS", System.getProperty("server.options"),
                        "WLP_USER_DIR", SERVERS.toString(),
                        "LOG_DIR", logs().toString(),
                        "HTTP_PORT", port(name)));
        try {
            process = builder.redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it serves requests. */
    void awaitApplication() {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> Http.get(at("get")).statusCode() == 200);
    }

    /** As the loss of a machine: nothing is said good-bye to. */
    void crash() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    URI at(String path) {
        return application.resolve(path);
    }

    String log() {
        try {
            return Files.readString(logs().resolve("messages.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path logs() {
        return Path.of(System.getProperty("server.logs"), "liberty-" + name);
    }

    private static String port(String name) {
        return System.getProperty("liberty." + name + ".port");
    }
}
