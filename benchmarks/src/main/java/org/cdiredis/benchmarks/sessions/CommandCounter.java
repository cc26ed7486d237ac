package org.cdiredis.benchmarks.sessions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;

import org.cdiredis.embedded.RedisServer;

/** Counts the commands that clients send to a server, without those that its scripts run. */
public final class CommandCounter {

    private static final String OF_A_SCRIPT = " lua]";
    private static final String LAST = "\"the-last-command-that-is-counted\"";

    private CommandCounter() {}

    /**
     * Counts commands.
     *
     * @param server the server
     * @param work what sends them
     * @return how many were sent
     */
    public static long count(RedisServer server, Runnable work) {
        try (Socket socket = new Socket(server.host(), server.port())) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            socket.getOutputStream().write("MONITOR\r\n".getBytes(ISO_8859_1));
            lines.readLine();
            work.run();
            server.command("ECHO", LAST.substring(1, LAST.length() - 1));
            long count = 0;
            while (true) {
                String line = lines.readLine();
                if (line == null) {
                    throw new EOFException();
                }
                if (line.contains(LAST)) {
                    return count;
                }
                count += line.contains(OF_A_SCRIPT) ? 0 : 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
