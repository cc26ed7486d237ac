package org.cdiredis.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server says of itself.
 *
 * @param text the reply to {@code INFO} or {@code CLUSTER INFO}: lines of {@code name:value}
 */
record ServerInfo(String text) {

    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(5);

    /** Asks with {@code INFO}. */
    static ServerInfo of(RespConnection connection) throws IOException {
        return new ServerInfo(connection.command("INFO"));
    }

    /** Asks with {@code INFO}, on a connection of its own. */
    static ServerInfo of(RedisServer server) throws IOException {
        return new ServerInfo(ask(server, "INFO"));
    }

    /**
     * A question that the server may be unable to answer yet; {@link RedisServer#command} is for those that it has to.
     */
    static String ask(RedisServer server, String... words) throws IOException {
        try (RespConnection connection = RespConnection.open(server.endpoint(), REPLY_TIMEOUT)) {
            return connection.command(words);
        }
    }

    boolean has(String name, String value) {
        return get(name).filter(value::equals).isPresent();
    }

    Optional<String> get(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
