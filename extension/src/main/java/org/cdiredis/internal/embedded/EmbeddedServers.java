package org.cdiredis.internal.embedded;

import java.util.Optional;
import java.util.OptionalInt;

import org.cdiredis.embedded.EmbeddedRedis;

/** Starts the Redis that {@code location=embedded:} asks for, if its artifact is on the class path. */
public final class EmbeddedServers {

    private EmbeddedServers() {}

    /** A server that runs until all that use it have closed it. */
    public interface Running extends AutoCloseable {

        /**
         * The port on the loopback address.
         *
         * @return the port
         */
        int port();

        @Override
        void close();
    }

    /**
     * Why no server can be started here.
     *
     * @return the reason and the remedy; empty if one can be started
     */
    public static Optional<String> problem() {
        try {
            return EmbeddedRedis.problem();
        } catch (NoClassDefFoundError e) {
            return Optional.of("the embedded Redis is not on the class path. Add the dependency"
                    + " org.cdiredis:cdi-redis-embedded, or write a location such as redis://localhost:6379");
        }
    }

    /**
     * Starts a server, or joins the one that this application has already started on the same port.
     *
     * @param port the port; empty for any free one
     * @return the running server
     * @throws RuntimeException if it does not start; the message says why
     */
    public static Running start(OptionalInt port) {
        EmbeddedRedis.Lease lease = EmbeddedRedis.acquire(port);
        return new Running() {
            @Override
            public int port() {
                return lease.port();
            }

            @Override
            public void close() {
                lease.close();
            }
        };
    }
}
