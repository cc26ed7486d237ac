package org.cdiredis.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The system's shell, for what Java can't do itself. */
final class Shell {

    static final String EXECUTABLE = "/bin/sh";

    private Shell() {}

    /**
     * The command that runs a script; the script sees the name as {@code $0} and the arguments as {@code $1} and so on.
     */
    static List<String> command(String name, String script, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(EXECUTABLE, "-c", script, "cdi-redis-embedded-" + name));
        command.addAll(arguments);
        return command;
    }

    /**
     * Runs a short script to its end.
     *
     * @param input what the script reads
     * @throws IOException if the script can't be started or fails; the message has its output
     * @throws EmbeddedRedisException if the thread is interrupted; it stays so
     */
    static void run(String name, String script, InputStream input, String... arguments) throws IOException {
        Process process = new ProcessBuilder(command(name, script, List.of(arguments)))
                .redirectErrorStream(true)
                .start();
        try (OutputStream pipe = process.getOutputStream()) {
            input.transferTo(pipe);
        }
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(name + " failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedRedisException("Interrupted during " + name + ".", e);
        }
    }
}
