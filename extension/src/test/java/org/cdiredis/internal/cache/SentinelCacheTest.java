package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.List;

import org.cdiredis.Contract;
import org.cdiredis.embedded.RedisSentinels;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.ReadFrom;
import org.cdiredis.internal.config.TestConnections;

/** The contract over a primary that sentinels know, with a password that they do not have. */
@Contract(203)
final class SentinelCacheTest extends TopologyContract {

    @Override
    Servers startServers() {
        RedisSentinels redis = RedisSentinels.builder()
                .replicas(1)
                .sentinels(1, 1)
                .servers(builder -> builder.password("s3cret"))
                .start();
        Location location = new Location.Sentinels(
                TestConnections.servers(redis.sentinels()), redis.masterName(), Credentials.NONE);
        return new Servers(
                TestConnections.to(location)
                        .credentials("", "s3cret")
                        .reads(ReadFrom.ANY)
                        .readYourWrites(Duration.ofMinutes(1))
                        .settings(),
                List.of(redis.primary()),
                redis::close);
    }
}
