package org.cdiredis.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The redis-server to start: the user's own if one is named, else the one that {@code org.signal:embedded-redis} ships
 * for this platform.
 */
final class ServerBinary {

    static final String PROPERTY = "cdi-redis.embedded.executable";
    static final String ENVIRONMENT = "CDI_REDIS_EMBEDDED_EXECUTABLE";

    private static final String SHIPPED = "redis-server-7.0.15-";

    /*
     * The binary is written by a child process. Were it open for writing in this JVM, a process that another thread
     * starts just then would inherit that for a moment, and the system would refuse to execute the binary ("Text file
     * busy").
     */
    private static final String EXTRACTOR = "cat >\"$1\" && chmod 500 \"$1\"";

    private final Platform platform;
    private final @Nullable Path own;
    private final Function<String, @Nullable URL> resources;

    /**
     * A binary for a platform.
     *
     * @param own the user's own redis-server, or null for the shipped one
     * @param resources finds a resource of the class path by its name
     */
    ServerBinary(Platform platform, @Nullable Path own, Function<String, @Nullable URL> resources) {
        this.platform = platform;
        this.own = own;
        this.resources = resources;
    }

    /** Reads the properties and environment of this JVM anew each time. */
    static ServerBinary ofThisJvm() {
        String own = System.getProperty(PROPERTY, System.getenv().getOrDefault(ENVIRONMENT, ""));
        return new ServerBinary(
                Platform.current(),
                own.isBlank() ? null : Path.of(own.strip()),
                ServerBinary.class.getClassLoader()::getResource);
    }

    /** Why this binary can't be started, with the remedy; empty if nothing speaks against it. */
    Optional<String> problem() {
        if (platform.isWindows()) {
            return Optional.of("The embedded Redis doesn't run on " + platform + ". Instead, " + otherServers() + ".");
        }
        if (own != null) {
            return isExecutable(own)
                    ? Optional.empty()
                    : Optional.of(
                            own.toAbsolutePath() + ", which system property " + PROPERTY + " or environment variable "
                                    + ENVIRONMENT + " names as the redis-server to start, is not an executable file.");
        }
        Optional<String> resource = resource();
        if (resource.isEmpty()) {
            return Optional.of("cdi-redis-embedded has no redis-server for " + platform
                    + "; it has them for Linux (amd64, arm64, 386) and macOS (amd64, arm64). Instead, " + otherServers()
                    + "; or " + ownServer() + ".");
        }
        if (resources.apply(resource.get()) == null) {
            return Optional.of(resource.get() + " is not on the class path: add org.signal:embedded-redis:0.9.1, which "
                    + "cdi-redis-embedded depends on and something excludes; or " + ownServer() + ".");
        }
        return isExecutable(Path.of(Shell.EXECUTABLE))
                ? Optional.empty()
                : Optional.of("The embedded Redis needs " + Shell.EXECUTABLE + ". Instead, " + otherServers() + ".");
    }

    private static String otherServers() {
        return "install a Redis and set cdi-redis.location=redis://host:port; or run a container image, as with "
                + "\"docker run -p 6379:6379 redis:8\", and set cdi-redis.location=redis://localhost:6379";
    }

    private static String ownServer() {
        return "name a redis-server of your own with system property " + PROPERTY
                + "=/path/to/redis-server (environment variable " + ENVIRONMENT + ")";
    }

    /**
     * Makes the binary ready to be started.
     *
     * @param directory where the shipped binary is extracted to
     * @return the executable file
     * @throws EmbeddedRedisException if there is a {@link #problem()}, or the directory can't hold executables
     */
    Path placeIn(Path directory) {
        problem().ifPresent(problem -> {
            throw new EmbeddedRedisException(problem);
        });
        return own != null ? own.toAbsolutePath() : extract(resource().orElseThrow(), directory);
    }

    private Optional<String> resource() {
        return platform.binarySuffix().map(SHIPPED::concat);
    }

    private Path extract(String resource, Path directory) {
        Path target = directory.resolve("redis-server");
        URL url = resources.apply(resource);
        if (url == null) {
            throw new EmbeddedRedisException(resource + " is no longer on the class path.");
        }
        try {
            URLConnection connection = url.openConnection();
            // A cached jar file would stay open, and locked on a redeployment, for as long as the JVM lives.
            connection.setUseCaches(false);
            try (InputStream in = connection.getInputStream()) {
                Shell.run("extraction", EXTRACTOR, in, target.toString());
            }
        } catch (IOException e) {
            throw new EmbeddedRedisException(resource + " can't be extracted to " + directory + ".", e);
        }
        return requireExecutable(target);
    }

    /** On a file system mounted with noexec no file counts as executable, whatever its permissions. */
    static Path requireExecutable(Path file) {
        if (!isExecutable(file)) {
            throw new EmbeddedRedisException("Programs can't be started from " + file.getParent()
                    + " (mounted with noexec?): point system property java.io.tmpdir to another directory, or "
                    + ownServer() + ".");
        }
        return file;
    }

    private static boolean isExecutable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
