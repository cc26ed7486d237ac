package org.cdiredis.session;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.embedded.RedisServer;

/** A class loader as an application has it, with a configuration of its own. */
public final class TestApplication implements AutoCloseable {

    private final Path directory;
    private final URLClassLoader loader;

    public TestApplication(Map<String, String> properties) {
        try {
            directory = Files.createTempDirectory("application");
            Files.createDirectories(directory.resolve("META-INF"));
            Files.writeString(
                    directory.resolve("META-INF/microprofile-config.properties"),
                    properties.entrySet().stream()
                            .map(entry -> entry.getKey() + '=' + entry.getValue())
                            .collect(Collectors.joining("\n")));
            loader = new URLClassLoader(new URL[] {url(directory)}, TestApplication.class.getClassLoader());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path directory) throws MalformedURLException {
        return directory.toUri().toURL();
    }

    public static TestApplication of(RedisServer server) {
        return new TestApplication(Map.of(
                "cdi-redis.location", server.uri(), "cdi-redis.deadline", "PT30S", "cdi-redis.timeout", "PT30S"));
    }

    public static TestApplication of(RedisCluster cluster) {
        return new TestApplication(Map.of(
                "cdi-redis.topology",
                "cluster",
                "cdi-redis.deadline",
                "PT30S",
                "cdi-redis.timeout",
                "PT30S",
                "cdi-redis.location",
                cluster.masters().stream().map(RedisServer::uri).collect(Collectors.joining(","))));
    }

    /** Adds a class of the application's own. */
    public void compile(String name, String source) {
        try {
            Path file = directory.resolve(name.replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-proc:none", "-d", directory.toString(), file.toString());
            if (result != 0) {
                throw new IllegalStateException(name + " does not compile");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public ClassLoader loader() {
        return loader;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            loader.close();
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
