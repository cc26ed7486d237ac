package org.cdiredis.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds loopback ports that nobody listens on. */
final class FreePorts {

    /*
     * Below the ranges from which Linux (32768) and macOS (49152) take the ports of outgoing connections. In such a
     * range a client that keeps connecting to a stopped server can get the server's own port and connect to itself; the
     * server could not come back then.
     */
    private static final int LOWEST = 16_384;
    private static final int HIGHEST = 32_767;

    private static final int ATTEMPTS = 1_000;

    private FreePorts() {}

    /**
     * A port that was free a moment ago; another process may take it before a server does.
     *
     * @param mode a cluster node needs a second free port for its bus
     */
    static int pick(Mode mode) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (isFree(port) && (mode != Mode.CLUSTER || isFree(port + Mode.CLUSTER_BUS_OFFSET))) {
                return port;
            }
        }
        throw new EmbeddedRedisException("No free port between " + LOWEST + " and " + HIGHEST + " on 127.0.0.1.");
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As Redis binds: connections of an earlier server that linger in TIME_WAIT don't matter.
            socket.setReuseAddress(true);
            socket.bind(Endpoint.loopback(port), 1);
            return true;
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new EmbeddedRedisException("Port " + port + " of 127.0.0.1 can't be examined.", e);
        }
    }
}
