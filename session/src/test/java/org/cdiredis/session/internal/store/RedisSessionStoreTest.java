package org.cdiredis.session.internal.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** The contract on one server. */
final class RedisSessionStoreTest extends RedisStoreContract {

    private static ConnectedRedis connected;

    @BeforeAll
    static void start() {
        RedisServer redis = RedisServer.start();
        connected = new ConnectedRedis(redis, TestApplication.of(redis));
    }

    @AfterAll
    static void stop() throws Exception {
        connected.close();
    }

    @Override
    RedisAccess access() {
        return connected.access();
    }
}
