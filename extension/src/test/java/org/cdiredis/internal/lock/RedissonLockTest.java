package org.cdiredis.internal.lock;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.internal.config.TestSettings;

/** The contract over Redisson and a real Redis. All locks of a test have a client of their own, as processes do. */
final class RedissonLockTest extends LockContract {

    private static RedisServer server;
    private static Clients clients;
    private static Clients others;
    private boolean isFirst = true;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        clients = new Clients();
        others = new Clients();
    }

    @AfterAll
    static void stop() {
        clients.close();
        others.close();
        server.stop();
    }

    @AfterEach
    void flush() {
        server.command("FLUSHALL");
    }

    @Override
    LeasedLocks locks(LockSettings settings) {
        Client client = (isFirst ? clients : others).of(TestSettings.connection(server.port()));
        isFirst = false;
        return LeasedLocks.over("test", client, Circuit.ALWAYS_CLOSED, settings);
    }
}
