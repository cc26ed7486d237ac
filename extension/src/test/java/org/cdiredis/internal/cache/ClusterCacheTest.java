package org.cdiredis.internal.cache;

import java.util.List;

import org.cdiredis.Contract;
import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.ReadFrom;
import org.cdiredis.internal.config.TestConnections;

/** The contract over a cluster of three. */
@Contract({176, 203})
final class ClusterCacheTest extends TopologyContract {

    @Override
    Servers startServers() {
        RedisCluster redis = RedisCluster.start();
        Location location = new Location.Cluster(
                List.of(TestConnections.server(redis.masters().get(0))));
        return new Servers(
                TestConnections.to(location).reads(ReadFrom.REPLICA).settings(), redis.masters(), redis::close);
    }
}
