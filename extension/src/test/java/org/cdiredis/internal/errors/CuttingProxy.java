package org.cdiredis.internal.errors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

import org.cdiredis.internal.client.Relay;

/** A TCP proxy in front of Redis that cuts connections where a test wants it to. */
final class CuttingProxy implements AutoCloseable {

    private final Relay relay;
    private volatile String cutBefore = "";
    private volatile int replyBytes = Integer.MAX_VALUE;

    CuttingProxy(int target) throws IOException {
        relay = new Relay(target, () -> new Relay.Ways(this::requests, this::replies));
    }

    int port() {
        return relay.port();
    }

    /** Cuts a connection instead of passing on a request that has this word. */
    void cutBefore(String word) {
        cutBefore = word;
    }

    /** Passes on so many bytes of the next reply of each connection, and cuts then. */
    void cutRepliesAfter(int bytes) {
        replyBytes = bytes;
    }

    /** Passes everything on. */
    void heal() {
        cutBefore = "";
        replyBytes = Integer.MAX_VALUE;
    }

    private void requests(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String word = cutBefore;
                if (!word.isEmpty() && new String(buffer, 0, read, ISO_8859_1).contains(word)) {
                    return;
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private void replies(Socket server, Socket client) throws IOException {
        try (client;
                server) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int allowed = replyBytes;
                out.write(buffer, 0, Math.min(read, allowed));
                if (allowed < read) {
                    out.flush();
                    return;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
