package org.cdiredis.session.internal.store;

import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.RegisterExtension;

import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** The contract on a cluster, for a user who may do what the how-to says for one and nothing else. */
final class RestrictedInAClusterTest extends RedisStoreContract {

    private static final RedisCluster REDIS = RedisCluster.start();

    @RegisterExtension
    static final ConnectedRedis CONNECTED = new ConnectedRedis(REDIS, application());

    private static TestApplication application() {
        String rule = RestrictedSessionStoreTest.rule().replace("~session:/shop:*", "~test:*") + " +cluster +readonly";
        REDIS.nodes().forEach(node -> node.command(rule.split(" ")));
        return new TestApplication(Map.of(
                "cdi-redis.topology",
                "cluster",
                "cdi-redis.location",
                REDIS.masters().stream()
                        .map(node -> "redis://shop:secret@" + node.host() + ":" + node.port())
                        .collect(Collectors.joining(",")),
                "cdi-redis.deadline",
                "PT30S",
                "cdi-redis.timeout",
                "PT30S"));
    }

    @Override
    RedisAccess access() {
        return CONNECTED.access();
    }
}
