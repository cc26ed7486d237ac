package org.cdiredis.session.internal.store;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.extension.RegisterExtension;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** The contract on two servers that don't know each other. */
final class ShardedSessionStoreTest extends RedisStoreContract {

    private static final List<RedisServer> REDIS = List.of(RedisServer.start(), RedisServer.start());

    @RegisterExtension
    static final ConnectedRedis CONNECTED = new ConnectedRedis(
            () -> REDIS.forEach(RedisServer::close),
            new TestApplication(Map.of(
                    "cdi-redis.topology",
                    "sharded",
                    "cdi-redis.deadline",
                    "PT30S",
                    "cdi-redis.timeout",
                    "PT30S",
                    "cdi-redis.location",
                    REDIS.get(0).uri() + ',' + REDIS.get(1).uri())));

    @Override
    RedisAccess access() {
        return CONNECTED.access();
    }
}
