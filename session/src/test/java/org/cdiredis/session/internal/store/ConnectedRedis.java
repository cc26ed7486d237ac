package org.cdiredis.session.internal.store;

import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** A Redis, and what an application without a container has of it. */
final class ConnectedRedis {

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

    void close() throws Exception {
        access.close();
        application.close();
        redis.close();
    }
}
