package org.cdiredis.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One life of a server, from its start to its end: a directory, a process, and what has to go with them.
 *
 * <p>Not thread-safe.
 */
final class ServerRun {

    /** In the words of glibc and macOS, and of musl. */
    private static final Pattern IN_USE = Pattern.compile("Address (already )?in use");

    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(1);

    private final GuardedDirectory directory;
    private final ServerProcess process;
    private final @Nullable Path unixSocket;

    private boolean paused;

    private ServerRun(GuardedDirectory directory, ServerProcess process, @Nullable Path unixSocket) {
        this.directory = directory;
        this.process = process;
        this.unixSocket = unixSocket;
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @throws PortTakenException if the port belongs to another process
     * @throws EmbeddedRedisException if the server doesn't answer in time, for whatever reason; nothing is left of it
     */
    static ServerRun start(ServerBinary binary, ServerSettings settings, int port) {
        if (!FreePorts.isFree(port)) {
            throw new PortTakenException(port);
        }
        GuardedDirectory directory = GuardedDirectory.create();
        try {
            RedisConf conf = RedisConf.of(settings, port);
            ServerProcess process = ServerProcess.start(directory, command(binary, settings, conf, directory));
            ServerRun run = new ServerRun(directory, process, settings.unixSocket());
            run.awaitReady(settings, settings.at(port), conf);
            return run;
        } catch (IOException e) {
            directory.close();
            throw new EmbeddedRedisException("No redis-server can be started in " + directory.path() + ".", e);
        } catch (RuntimeException | Error e) {
            directory.close();
            throw e;
        }
    }

    private static List<String> command(
            ServerBinary binary, ServerSettings settings, RedisConf conf, GuardedDirectory directory)
            throws IOException {
        if (settings.tls() != null) {
            settings.tls().writeServerFiles(directory);
        }
        List<String> command = new ArrayList<>();
        command.add(binary.placeIn(directory.path()).toString());
        // In a file, as the command line is for everybody to see.
        command.add(directory.write("redis.conf", conf.text()).toString());
        if (settings.mode() == Mode.SENTINEL) {
            command.add("--sentinel");
        }
        return command;
    }

    private void awaitReady(ServerSettings settings, Endpoint endpoint, RedisConf conf) {
        try {
            Poll.until("redis-server answers on port " + endpoint.port(), settings.startTimeout(), () -> {
                if (!process.isAlive()) {
                    throw ended(endpoint);
                }
                return isReady(endpoint);
            });
        } catch (PortTakenException e) {
            process.kill();
            throw e;
        } catch (EmbeddedRedisException e) {
            process.kill();
            throw new EmbeddedRedisException(e.getMessage() + "\n" + conf.redact(process.logTail()), e.getCause());
        }
    }

    private EmbeddedRedisException ended(Endpoint endpoint) {
        return IN_USE.matcher(process.logTail()).find()
                ? new PortTakenException(endpoint.port())
                : new EmbeddedRedisException("redis-server ended during its start on port " + endpoint.port() + ":");
    }

    private boolean isReady(Endpoint endpoint) throws IOException {
        try (RespConnection connection = RespConnection.open(endpoint, REPLY_TIMEOUT)) {
            ServerInfo info = ServerInfo.of(connection);
            // Another server may have taken the port in the meantime; ours then ends soon.
            return info.has("process_id", Long.toString(process.pid())) && !info.has("loading", "1");
        } catch (RespConnection.ErrorReply e) {
            // A server whose default user is off, or may not ask, is as ready as it gets.
            return e.getMessage() != null
                    && (e.getMessage().startsWith("NOAUTH")
                            || e.getMessage().startsWith("NOPERM")
                            || e.getMessage().startsWith("WRONGPASS"));
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void pause() {
        process.signal("STOP");
        paused = true;
    }

    void resume() {
        process.signal("CONT");
        paused = false;
    }

    void kill() {
        process.kill();
    }

    /** Ends the server in an orderly way and deletes what belongs to it. Idempotent. */
    void stop() {
        if (process.isAlive()) {
            if (paused) {
                resume();
            }
            process.terminate(GRACE);
        }
        directory.close();
        deleteUnixSocket();
    }

    private void deleteUnixSocket() {
        if (unixSocket == null) {
            return;
        }
        try {
            // A server that was killed couldn't.
            Files.deleteIfExists(unixSocket);
        } catch (IOException e) {
            throw new EmbeddedRedisException("Unix socket " + unixSocket + " can't be deleted.", e);
        }
    }
}
