package org.cdiredis.internal.cache;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.commands.CommandsFactory;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.ConnectionSettings;

/** The contract over Redisson and servers that belong together in some way; they are started once for each class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TopologyContract extends CacheContract {

    private Servers servers;
    private Clients clients;

    /** Running servers: how to reach them, those that take writes, and how to end them. */
    record Servers(ConnectionSettings settings, List<RedisServer> primaries, Runnable stop) {}

    abstract Servers startServers() throws Exception;

    @BeforeAll
    void start() throws Exception {
        clients = new Clients();
        servers = startServers();
    }

    @AfterAll
    void stop() {
        clients.close();
        servers.stop().run();
    }

    @BeforeEach
    void flush() {
        servers.primaries().forEach(primary -> primary.command("FLUSHALL"));
    }

    @Override
    Store store() {
        return new StoreInRedis() {
            @Override
            public RedisCommands commands(String cache) {
                return CommandsFactory.create(cache, servers.settings(), BreakerSettings.OFF, clients);
            }

            @Override
            public void putOtherType(String physicalKey) {
                byte[] value = "text".getBytes(StandardCharsets.UTF_8);
                commands("test")
                        .set(physicalKey, value, null, SetCondition.ALWAYS)
                        .toCompletableFuture()
                        .join();
                RedisServer owner = servers.primaries().stream()
                        .filter(server -> server.command("KEYS", "*").lines().anyMatch(physicalKey::equals))
                        .findFirst()
                        .orElseThrow();
                owner.command("DEL", physicalKey);
                owner.command("RPUSH", physicalKey, "element");
            }
        };
    }
}
