package org.cdiredis.embedded;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

import org.jspecify.annotations.Nullable;

/**
 * Where and how a server is reached.
 *
 * @param port its port on 127.0.0.1
 * @param password the default user's password, or null if it has none
 * @param tls what the server shows and trusts, or null if it doesn't speak TLS
 */
record Endpoint(
        int port, @Nullable String password, @Nullable TlsMaterial tls) {

    Endpoint {
        requirePort(port);
    }

    static int requirePort(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("A port is between 1 and 65535, not " + port);
        }
        return port;
    }

    /** By number: the name localhost, and Java's own loopback address, may mean ::1, where no server listens. */
    static InetSocketAddress loopback(int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    String uri() {
        return (tls == null ? "redis://" : "rediss://") + RedisServer.LOOPBACK + ':' + port;
    }

    @Override
    public String toString() {
        return uri();
    }
}
