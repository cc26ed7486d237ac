package org.cdiredis.internal.cache;

import java.util.List;

import org.cdiredis.Contract;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.embedded.TlsMaterial;
import org.cdiredis.internal.config.TestConnections;
import org.cdiredis.internal.config.TlsFiles;

/** The contract over TLS with a private authority and a client certificate, as an ACL user. */
@Contract({178, 180, 203})
final class TlsCacheTest extends TopologyContract {

    @Override
    Servers startServers() throws Exception {
        TlsMaterial material = TlsMaterial.generate();
        TlsFiles files = TlsFiles.of(material);
        RedisServer redis = RedisServer.builder()
                .tls(material)
                .option("tls-auth-clients", "yes")
                .option("user", "ann on >s3cret ~* +@all")
                .start();
        return new Servers(
                TestConnections.to(TestConnections.server(redis))
                        .credentials("ann", "s3cret")
                        .tls(files.settings())
                        .settings(),
                List.of(redis),
                () -> {
                    redis.stop();
                    files.close();
                });
    }
}
