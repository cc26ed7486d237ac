package org.cdiredis.internal.cache;

import java.util.List;

import org.cdiredis.Contract;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.TestConnections;

/** The contract over three servers that do not know each other. */
@Contract(203)
final class ShardedCacheTest extends TopologyContract {

    @Override
    Servers startServers() {
        List<RedisServer> redis = List.of(RedisServer.start(), RedisServer.start(), RedisServer.start());
        return new Servers(
                TestConnections.to(new Location.Shards(TestConnections.servers(redis)))
                        .settings(),
                redis,
                () -> redis.forEach(RedisServer::stop));
    }
}
