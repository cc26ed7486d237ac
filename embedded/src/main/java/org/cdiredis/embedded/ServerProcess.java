package org.cdiredis.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that ends with this JVM.
 *
 * <p>Thread-safe.
 */
final class ServerProcess {

    /*
     * The shell turns into the server as soon as it is told to, which is when the guard knows its number. If the JVM
     * ends before, the pipe ends and with it the shell: at no moment could a server be left behind.
     */
    private static final String LAUNCHER = "read -r go && exec \"$@\" </dev/null";

    private static final String LOG = "redis.log";
    private static final int LOG_TAIL_LINES = 15;

    private final GuardedDirectory directory;
    private final Process process;
    private final CompletableFuture<Void> end;

    /** A started process; its end completes when the process has ended and the guard of the directory knows. */
    private ServerProcess(GuardedDirectory directory, Process process, CompletableFuture<Void> end) {
        this.directory = directory;
        this.process = process;
        this.end = end;
    }

    /** Starts a command in a directory, which also gets its output. */
    static ServerProcess start(GuardedDirectory directory, List<String> command) throws IOException {
        Process process = new ProcessBuilder(Shell.command("launcher", LAUNCHER, command))
                .directory(directory.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(logFile(directory).toFile())
                .start();
        try (OutputStream pipe = process.getOutputStream()) {
            directory.register(process.pid());
            pipe.write("go\n".getBytes(StandardCharsets.US_ASCII));
        }
        return new ServerProcess(directory, process, process.onExit().thenRun(directory::forget));
    }

    private static Path logFile(GuardedDirectory directory) {
        return directory.path().resolve(LOG);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the process to end and kills it if it doesn't within the time. */
    void terminate(Duration grace) {
        process.destroy();
        try {
            process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /** Ends the process with SIGKILL, if it hasn't ended by itself, and waits until it has. */
    void kill() {
        process.destroyForcibly();
        // Not interruptible; even a stopped process can't outlive SIGKILL, so the wait is short.
        end.join();
    }

    /**
     * Sends a signal.
     *
     * @param name as {@code kill -s} takes it
     */
    void signal(String name) {
        if (!isAlive()) {
            throw new EmbeddedRedisException("Process " + pid() + " has ended, so signal " + name + " can't be sent.");
        }
        try {
            Shell.run("signal", "kill -s \"$1\" \"$2\"", InputStream.nullInputStream(), name, Long.toString(pid()));
        } catch (IOException e) {
            throw new EmbeddedRedisException("Signal " + name + " can't be sent to process " + pid() + ".", e);
        }
    }

    /** The last lines of the output; a remark in its place if it can't be read. */
    String logTail() {
        try {
            // Not Files.readAllLines: the log need not be UTF-8.
            String log = new String(Files.readAllBytes(logFile(directory)), StandardCharsets.ISO_8859_1);
            List<String> lines = log.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(its log can't be read: " + e + ")";
        }
    }
}
