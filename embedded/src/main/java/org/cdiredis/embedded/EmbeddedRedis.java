package org.cdiredis.embedded;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The server behind {@code cdi-redis.location=embedded:}: one for all of a JVM (strictly: for all who use this class
 * from the same class loader) who ask for the same port.
 *
 * <p>The first {@link #acquire} starts the server, the last {@link Lease#close()} stops it; the end of the JVM does
 * too, however it ends. It has no password, and its data are gone with it.
 *
 * <p>Thread-safe. No method takes or returns null.
 */
public final class EmbeddedRedis {

    private static final SharedServers SERVERS = new SharedServers(EmbeddedRedis::start);

    private EmbeddedRedis() {}

    private static RedisServer start(OptionalInt port) {
        RedisServer.Builder builder = RedisServer.builder();
        port.ifPresent(builder::port);
        return builder.start();
    }

    /**
     * Takes part in the shared server, which is started if it isn't running; about 0.1 s then, at most 10 s.
     *
     * @param port the stated port, 1 to 65535, as in {@code embedded:6400}; empty for a free one, as in {@code
     *     embedded:}. There is one server per stated port, and one for the empty one.
     * @return the right to use the server until it is closed
     * @throws IllegalArgumentException if the port isn't one
     * @throws EmbeddedRedisException if no server can be started: see {@link #problem()}, or the stated port is taken
     */
    public static Lease acquire(OptionalInt port) {
        port.ifPresent(Endpoint::requirePort);
        return SERVERS.acquire(port);
    }

    /**
     * Tells, without starting anything, why no server can be started in this JVM: its platform has no binary, the
     * binary is missing from the class path, or the one that system property {@code cdi-redis.embedded.executable} (or
     * environment variable {@code CDI_REDIS_EMBEDDED_EXECUTABLE}) names can't be executed. Redis 7.0 or newer is
     * expected of the latter.
     *
     * @return sentences with the problem and the remedies; empty if nothing speaks against a start
     */
    public static Optional<String> problem() {
        return ServerBinary.ofThisJvm().problem();
    }

    /**
     * The right to use the shared server.
     *
     * <p>Thread-safe.
     */
    public static final class Lease implements AutoCloseable {

        private final RedisServer server;
        private final Runnable release;

        Lease(RedisServer server, Runnable release) {
            this.server = server;
            this.release = release;
        }

        /**
         * The port on which the server listens on 127.0.0.1.
         *
         * @return 1 to 65535
         */
        public int port() {
            return server.port();
        }

        /**
         * The location for a client.
         *
         * @return as in {@code redis://127.0.0.1:20100}
         */
        public String uri() {
            return server.uri();
        }

        /** Gives the right back; the last one stops the server. Idempotent. */
        @Override
        public void close() {
            release.run();
        }

        @Override
        public String toString() {
            return "lease on " + server;
        }
    }
}
