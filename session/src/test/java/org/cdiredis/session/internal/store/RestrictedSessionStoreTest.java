package org.cdiredis.session.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.extension.RegisterExtension;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** The contract, for a user who may do what the how-to says and nothing else. */
final class RestrictedSessionStoreTest extends RedisStoreContract {

    private static final Path PAGE = Path.of("..", "docs", "howto", "sessions-in-production.md");
    private static final RedisServer REDIS = RedisServer.start();

    @RegisterExtension
    static final ConnectedRedis CONNECTED = new ConnectedRedis(REDIS, application());

    private static TestApplication application() {
        REDIS.command(rule().replace("~session:/shop:*", "~test:*").split(" "));
        return new TestApplication(Map.of(
                "cdi-redis.location",
                "redis://shop:secret@" + REDIS.host() + ":" + REDIS.port(),
                "cdi-redis.deadline",
                "PT30S",
                "cdi-redis.timeout",
                "PT30S"));
    }

    static String rule() {
        try {
            return Files.readAllLines(PAGE).stream()
                    .filter(line -> line.startsWith("ACL SETUSER"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    RedisAccess access() {
        return CONNECTED.access();
    }
}
