package org.cdiredis.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.cdiredis.embedded.RedisServer;

/** All that clients send to a server, from now on, in their order: neither what scripts do, nor what the test itself sends. */
public final class Monitor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RedisServer redis;
    private final Socket socket;
    private final BufferedReader lines;
    private final List<String> commands = new ArrayList<>();

    public Monitor(RedisServer redis) {
        this.redis = redis;
        try {
            socket = new Socket(redis.host(), redis.port());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write("MONITOR\r\n".getBytes(UTF_8));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            lines.readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those until now. */
    public synchronized List<String> commands() {
        String marker = UUID.randomUUID().toString();
        redis.command("ECHO", marker);
        try {
            for (String line = lines.readLine(); !line.contains(marker); line = lines.readLine()) {
                if (!line.contains(" lua] ") && !line.contains("] \"INFO\"")) {
                    commands.add(line.substring(line.indexOf(']') + 2));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(commands);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
