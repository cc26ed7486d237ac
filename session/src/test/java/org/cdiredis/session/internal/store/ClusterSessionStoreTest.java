package org.cdiredis.session.internal.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** The contract on a cluster of three primaries. */
final class ClusterSessionStoreTest extends RedisStoreContract {

    private static ConnectedRedis connected;

    @BeforeAll
    static void start() {
        RedisCluster redis = RedisCluster.start();
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
