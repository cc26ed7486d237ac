package org.cdiredis.internal.cache;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.cdiredis.Contract;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.TestConnections;

/** The contract over a Unix domain socket, and epoll. */
@Contract({178, 203})
final class UnixSocketCacheTest extends TopologyContract {

    @Override
    Servers startServers() throws Exception {
        Path directory = Files.createTempDirectory("uds");
        Path socket = directory.resolve("redis.sock");
        RedisServer redis = RedisServer.builder().unixSocket(socket).start();
        return new Servers(
                TestConnections.to(new Location.Socket(socket.toString(), 0)).settings(), List.of(redis), () -> {
                    redis.stop();
                    directory.toFile().delete();
                });
    }
}
