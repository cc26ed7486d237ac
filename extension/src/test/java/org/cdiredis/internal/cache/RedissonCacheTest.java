package org.cdiredis.internal.cache;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.RedissonCommands;
import org.cdiredis.internal.config.TestSettings;

/** The contract over Redisson and a real Redis. */
final class RedissonCacheTest extends CacheContract {

    private static RedisServer server;
    private static Clients clients;
    private static Client client;

    @BeforeAll
    static void start() {
        server = RedisServer.builder().start();
        clients = new Clients();
        client = clients.of(TestSettings.connection(server.port()));
    }

    @AfterAll
    static void stop() {
        clients.close();
        server.stop();
    }

    @BeforeEach
    void flush() {
        client.redisson().getKeys().flushdb();
    }

    @Override
    Store store() {
        return new StoreInRedis() {
            @Override
            public RedisCommands commands(String cache) {
                return new RedissonCommands(cache, client);
            }

            @Override
            public void putOtherType(String physicalKey) {
                client.redisson().getList(physicalKey).add("element");
            }
        };
    }
}
