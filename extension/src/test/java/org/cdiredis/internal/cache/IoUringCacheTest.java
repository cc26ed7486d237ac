package org.cdiredis.internal.cache;

import java.util.List;

import org.cdiredis.Contract;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.TestConnections;
import org.cdiredis.internal.config.Transport;

/** The contract over io_uring. */
@Contract(203)
final class IoUringCacheTest extends TopologyContract {

    @Override
    Servers startServers() {
        RedisServer redis = RedisServer.start();
        return new Servers(
                TestConnections.to(TestConnections.server(redis))
                        .transport(Transport.IO_URING)
                        .settings(),
                List.of(redis),
                redis::stop);
    }
}
