package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.List;

import org.cdiredis.Contract;
import org.cdiredis.embedded.RedisReplication;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.ReadFrom;
import org.cdiredis.internal.config.TestConnections;

/** The contract over a primary that takes the writes and a replica that answers reads. */
@Contract(203)
final class ReplicatedCacheTest extends TopologyContract {

    @Override
    Servers startServers() {
        RedisReplication redis = RedisReplication.start(1);
        Location location = new Location.Replicated(
                TestConnections.server(redis.primary()), TestConnections.servers(redis.replicas()));
        return new Servers(
                TestConnections.to(location)
                        .reads(ReadFrom.REPLICA)
                        .readYourWrites(Duration.ofMinutes(1))
                        .settings(),
                List.of(redis.primary()),
                redis::close);
    }
}
