package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class RedisClusterTest {

    @Test
    void start_withoutReplicas_acceptsEveryKeyAtItsOwner() {
        try (RedisCluster redis = RedisCluster.start()) {
            Set<RedisServer> used = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                RedisServer owner = redis.ownerOf("key" + i);
                assertThat(owner.command("SET", "key" + i, "value")).isEqualTo("OK");
                used.add(owner);
            }

            assertThat(used).containsExactlyInAnyOrderElementsOf(redis.masters());
            assertThat(redis.masters())
                    .allSatisfy(master -> assertThat(master.command("CLUSTER", "INFO"))
                            .contains("cluster_slots_ok:16384", "cluster_state:ok"));
            assertThatThrownBy(() -> notOwner(redis, "key").command("SET", "key", "value"))
                    .hasMessageContaining("MOVED");
        }
    }

    private static RedisServer notOwner(RedisCluster redis, String key) {
        RedisServer owner = redis.ownerOf(key);
        return redis.masters().stream()
                .filter(master -> master != owner)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void kill_ofAMasterWithAReplica_letsTheReplicaTakeOver() {
        try (RedisCluster redis = RedisCluster.start(1, builder -> builder.password("secret"))) {
            assertThat(redis.nodes()).hasSize(6);
            RedisServer owner = redis.ownerOf("key");
            owner.command("SET", "key", "value");
            owner.command("WAIT", "1", "5000");

            owner.kill();

            await().atMost(Duration.ofSeconds(20)).until(() -> redis.replicas().contains(redis.ownerOf("key")));
            assertThat(redis.ownerOf("key").command("GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void close_ofACluster_stopsAllNodes() {
        RedisCluster redis = RedisCluster.start();

        redis.close();

        assertThat(redis.nodes()).hasSize(3).noneMatch(RedisServer::isAlive);
        assertThatThrownBy(() -> redis.ownerOf("key")).hasMessage("No node of the cluster is alive.");
    }

    @Test
    void start_withANegativeNumberOfReplicas_isRefused() {
        assertThatThrownBy(() -> RedisCluster.start(-1, builder -> builder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A master has no -1 replicas");
    }
}
