package org.cdiredis.internal.cache;

import java.time.Duration;
import java.time.Instant;

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
        return new Store() {
            @Override
            public RedisCommands commands(String cache) {
                return new RedissonCommands(cache, client);
            }

            @Override
            public void putOtherType(String physicalKey) {
                client.redisson().getList(physicalKey).add("element");
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pass(Duration time) {
                try {
                    Thread.sleep(time.toMillis()); // the expiry of a real entry is the one thing that only time brings
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
