package org.cdiredis.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * A redis-server of one's own: a child process that listens on 127.0.0.1 and keeps its data in memory only.
 *
 * <pre>{@code
 * try (RedisServer redis = RedisServer.start()) {
 *     redis.command("SET", "greeting", "hello");
 *     ...
 * }
 * }</pre>
 *
 * <p>Beyond starting and stopping, a server can be made to fail: {@link #kill()}, {@link #pause()}, {@link #resume()}
 * and {@link #restart()}. It ends with this JVM even if nobody stops it and however the JVM ends, {@code kill -9}
 * included; its files, in a private directory below {@code java.io.tmpdir}, go with it.
 *
 * <p>Thread-safe: its methods exclude each other, except {@link #command}. No method takes or returns null.
 */
public final class RedisServer implements AutoCloseable {

    static final String LOOPBACK = "127.0.0.1";

    private static final System.Logger LOG = System.getLogger(RedisServer.class.getName());
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(10);
    private static final int PORT_ATTEMPTS = 20;

    private final ServerSettings settings;
    private final Endpoint endpoint;

    private ServerRun run;

    private RedisServer(ServerSettings settings, int port, ServerRun run) {
        this.settings = settings;
        this.endpoint = settings.at(port);
        this.run = run;
    }

    /**
     * Starts a server on a free port, without password and TLS. Takes about 0.1 s.
     *
     * @return the running server
     * @throws EmbeddedRedisException if no server can be started, see {@link EmbeddedRedis#problem()}
     */
    public static RedisServer start() {
        return builder().start();
    }

    /**
     * Starts a server that differs from the default.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    private static RedisServer start(ServerSettings settings) {
        ServerBinary binary = ServerBinary.ofThisJvm();
        RedisServer server = settings.port().isPresent()
                ? startAt(settings.port().getAsInt(), binary, settings)
                : startAnywhere(binary, settings);
        LOG.log(System.Logger.Level.DEBUG, "{0} started as process {1}", server, Long.toString(server.pid()));
        return server;
    }

    private static RedisServer startAt(int port, ServerBinary binary, ServerSettings settings) {
        return new RedisServer(settings, port, ServerRun.start(binary, settings, port));
    }

    private static RedisServer startAnywhere(ServerBinary binary, ServerSettings settings) {
        for (int attempt = 1; ; attempt++) {
            try {
                return startAt(FreePorts.pick(settings.mode()), binary, settings);
            } catch (PortTakenException e) {
                if (attempt == PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * The address on which the server listens.
     *
     * @return always 127.0.0.1
     */
    public String host() {
        return LOOPBACK;
    }

    /**
     * The port on which the server listens, with TLS if it has that. It stays the same over {@link #restart()}.
     *
     * @return 1 to 65535
     */
    public int port() {
        return endpoint.port();
    }

    /**
     * The password of the default user.
     *
     * @return the password, or empty if there is none
     */
    public Optional<String> password() {
        return Optional.ofNullable(endpoint.password());
    }

    /**
     * The location for a client, without the password.
     *
     * @return as in {@code redis://127.0.0.1:20100}; with TLS {@code rediss://}
     */
    public String uri() {
        return endpoint.uri();
    }

    /**
     * The number of the server's process.
     *
     * @return that of the last process if the server isn't running
     */
    public synchronized long pid() {
        return run.pid();
    }

    /**
     * Whether the process exists. A paused server is alive.
     *
     * @return false from {@link #stop()}, {@link #kill()} or a crash on, until {@link #restart()}
     */
    public synchronized boolean isAlive() {
        return run.isAlive();
    }

    /**
     * Sends a command on a connection of its own, logged in as the default user, and waits up to 10 s for the reply.
     * For looking at what an application left in Redis, not for load.
     *
     * @param words the command and its arguments
     * @return the reply as {@code redis-cli --raw} prints it: an array has one line per element, nil is empty; bytes
     *     are taken as UTF-8
     * @throws EmbeddedRedisException if the server answers with an error, or doesn't answer
     */
    public String command(String... words) {
        if (words.length == 0) {
            throw new IllegalArgumentException("A command has at least one word");
        }
        try (RespConnection connection = RespConnection.open(endpoint, COMMAND_TIMEOUT)) {
            return connection.command(words);
        } catch (IOException e) {
            // Without the arguments, which may be secret.
            throw new EmbeddedRedisException(words[0] + " failed on " + this + ": " + e.getMessage(), e);
        }
    }

    /**
     * Ends the server at once and without its knowing (SIGKILL): its clients see their connections reset.
     * {@link #restart()} brings it back. Does nothing if the server isn't alive.
     */
    public synchronized void kill() {
        run.kill();
    }

    /**
     * Stops the server's process (SIGSTOP): it keeps its connections, accepts new ones and answers nobody, as behind a
     * network that swallows packets.
     *
     * @throws EmbeddedRedisException if the server isn't alive
     */
    public synchronized void pause() {
        run.pause();
    }

    /**
     * Ends a {@link #pause()} (SIGCONT): the server does what was asked of it meanwhile. Without a pause it does
     * nothing.
     *
     * @throws EmbeddedRedisException if the server isn't alive
     */
    public synchronized void resume() {
        run.resume();
    }

    /**
     * Starts the server again on the same port with the same settings, and stops it before if it runs. It is a new
     * process without data. A sentinel or node of a cluster comes back without memory of the others.
     *
     * @throws EmbeddedRedisException if it can't be started; {@code restart()} can be tried again
     */
    public synchronized void restart() {
        run.stop();
        run = ServerRun.start(ServerBinary.ofThisJvm(), settings, port());
    }

    /**
     * Ends the server in an orderly way (SIGTERM; SIGKILL after 3 s) and deletes its files. {@link #restart()} brings
     * it back. Idempotent.
     */
    public synchronized void stop() {
        run.stop();
    }

    /** Same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public String toString() {
        return "redis-server at " + endpoint;
    }

    /**
     * What a server is started with. What isn't stated is: a free port, no password, no TLS, no Unix socket, no
     * replica.
     *
     * <p>Not thread-safe. No method takes or returns null. A builder can start several servers.
     */
    public static final class Builder {

        private static final Duration START_TIMEOUT = Duration.ofSeconds(10);

        private final List<Directive> directives = new ArrayList<>();
        private Mode mode = Mode.STANDALONE;
        private OptionalInt port = OptionalInt.empty();
        private @Nullable String password;
        private @Nullable TlsMaterial tls;
        private @Nullable Path unixSocket;
        private @Nullable RedisServer primary;
        private Duration startTimeout = START_TIMEOUT;

        private Builder() {}

        /**
         * States the port.
         *
         * @param port 1 to 65535; it has to be free when the server starts
         * @return this builder
         * @throws IllegalArgumentException if it isn't a port
         */
        public Builder port(int port) {
            this.port = OptionalInt.of(Endpoint.requirePort(port));
            return this;
        }

        /**
         * Sets the password of the default user, which clients then have to send.
         *
         * @param password any text but the empty one
         * @return this builder
         * @throws IllegalArgumentException if it is empty
         */
        public Builder password(String password) {
            this.password = ServerSettings.requirePassword(password);
            return this;
        }

        /**
         * Makes the port speak TLS only. A client may show a certificate but need not, unless
         * {@code option("tls-auth-clients", "yes")} says so.
         *
         * @param material what the server shows and trusts
         * @return this builder
         */
        public Builder tls(TlsMaterial material) {
            this.tls = material;
            return this;
        }

        /**
         * Makes the server listen on a Unix domain socket as well. The socket is deleted when the server stops.
         *
         * @param path where the socket is created; most systems allow about 100 characters
         * @return this builder
         */
        public Builder unixSocket(Path path) {
            this.unixSocket = path;
            return this;
        }

        /**
         * Makes the server a replica. It takes over the primary's password and TLS if none are stated. {@link #start()}
         * doesn't wait until it is linked;
         *
         * @param primary a running server
         * @return this builder
         */
        public Builder replicaOf(RedisServer primary) {
            this.primary = primary;
            return this;
        }

        /**
         * Adds a line to the server's redis.conf, after those made from the other settings. Several with the same name
         * are allowed, as in {@code option("user", "alice on >secret ~* +@all")}.
         *
         * @param directive its name, as in {@code maxmemory}
         * @param value its arguments as redis.conf has them, as in {@code 10mb}; {@code ""} in quotation marks is empty
         * @return this builder
         * @throws IllegalArgumentException if the value is blank or has several lines, or this builder or the embedded
         *     Redis itself sets the directive: {@code port}, {@code tls-port}, {@code bind}, {@code unixsocket},
         *     {@code requirepass}, {@code replicaof}, {@code dir}, {@code logfile}, {@code daemonize}
         */
        public Builder option(String directive, String value) {
            directives.add(Directive.stated(directive, value));
            return this;
        }

        /**
         * Bounds the start.
         *
         * @param timeout positive; 10 s if not stated
         * @return this builder
         * @throws IllegalArgumentException if it isn't positive
         */
        public Builder startTimeout(Duration timeout) {
            this.startTimeout = ServerSettings.requireTimeout(timeout);
            return this;
        }

        Builder mode(Mode mode) {
            this.mode = mode;
            return this;
        }

        Builder directive(Directive directive) {
            directives.add(directive);
            return this;
        }

        /**
         * Starts the server and waits until it answers.
         *
         * @return the running server
         * @throws EmbeddedRedisException if no server can be started on this platform, the stated port is taken, the
         *     server ends during its start (the message then has the end of its log), it doesn't answer in time, or the
         *     thread is interrupted; nothing is left of it
         */
        public RedisServer start() {
            return RedisServer.start(settings());
        }

        private ServerSettings settings() {
            Endpoint source = primary == null ? null : primary.endpoint();
            return new ServerSettings(
                    mode,
                    port,
                    password == null && source != null ? source.password() : password,
                    tls == null && source != null ? source.tls() : tls,
                    unixSocket,
                    source,
                    directives,
                    startTimeout);
        }
    }
}
