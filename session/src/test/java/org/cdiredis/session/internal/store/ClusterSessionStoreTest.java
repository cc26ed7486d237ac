package org.cdiredis.session.internal.store;

import org.junit.jupiter.api.extension.RegisterExtension;

import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** The contract on a cluster of three primaries. */
final class ClusterSessionStoreTest extends RedisStoreContract {

    private static final RedisCluster REDIS = RedisCluster.start();

    @RegisterExtension
    static final ConnectedRedis CONNECTED = new ConnectedRedis(REDIS, TestApplication.of(REDIS));

    @Override
    RedisAccess access() {
        return CONNECTED.access();
    }
}
