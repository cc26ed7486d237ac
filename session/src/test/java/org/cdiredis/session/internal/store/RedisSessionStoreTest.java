package org.cdiredis.session.internal.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** The contract on one server. */
final class RedisSessionStoreTest extends RedisStoreContract {

    private static RedisServer redis;
    private static TestApplication application;
    private static RedisAccess access;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        application = TestApplication.of(redis);
        access = RedisAccess.standalone(application.loader());
    }

    @AfterAll
    static void stop() {
        access.close();
        application.close();
        redis.close();
    }

    @Override
    RedisAccess access() {
        return access;
    }
}
