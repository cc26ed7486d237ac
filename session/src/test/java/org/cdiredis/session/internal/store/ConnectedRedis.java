package org.cdiredis.session.internal.store;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** A Redis, and what an application without a container has of it, until the tests of a class have ended. */
final class ConnectedRedis implements AfterAllCallback {

    private final AutoCloseable redis;
    private final TestApplication application;
    private final RedisAccess access;

    ConnectedRedis(AutoCloseable redis, TestApplication application) {
        this.redis = redis;
        this.application = application;
        this.access = RedisAccess.standalone(application.loader());
    }

    RedisAccess access() {
        return access;
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        access.close();
        application.close();
        redis.close();
    }
}
