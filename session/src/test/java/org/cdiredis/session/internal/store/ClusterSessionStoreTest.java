package org.cdiredis.session.internal.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** The contract on a cluster of three primaries. */
final class ClusterSessionStoreTest extends RedisStoreContract {

    private static RedisCluster redis;
    private static TestApplication application;
    private static RedisAccess access;

    @BeforeAll
    static void start() {
        redis = RedisCluster.start();
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
