package org.cdiredis.internal.near;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.cdiredis.internal.client.Relay;

/** Connections to Redis, of which those that subscribe can be made to hang without being closed, like a network does. */
final class StallingRelay implements AutoCloseable {

    private final Relay relay;
    private volatile boolean isStalled;

    StallingRelay(int target) throws IOException {
        relay = new Relay(target, this::ways);
    }

    int port() {
        return relay.port();
    }

    void stall(boolean stalled) {
        isStalled = stalled;
    }

    private Relay.Ways ways() {
        boolean[] subscribes = new boolean[1];
        Relay.Way way = (from, to) -> copy(from, to, subscribes);
        return new Relay.Ways(way, way);
    }

    private void copy(Socket from, Socket to, boolean[] subscribes) throws IOException {
        byte[] buffer = new byte[8_192];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            if (new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains("SUBSCRIBE")) {
                subscribes[0] = true;
            }
            if (!isStalled || !subscribes[0]) {
                out.write(buffer, 0, length);
            }
        }
        to.close();
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
