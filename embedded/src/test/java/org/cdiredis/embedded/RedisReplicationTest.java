package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;

import org.junit.jupiter.api.Test;

class RedisReplicationTest {

    @Test
    void start_withTwoReplicas_replicatesToBoth() {
        try (RedisReplication redis = RedisReplication.start(2, builder -> builder.password("secret"))) {
            redis.primary().command("SET", "key", "value");

            assertThat(redis.primary().command("WAIT", "2", "5000")).isEqualTo("2");
            assertThat(redis.replicas())
                    .hasSize(2)
                    .allSatisfy(
                            replica -> assertThat(replica.command("GET", "key")).isEqualTo("value"));
        }
    }

    @Test
    void restart_ofAReplica_linksItAgain() {
        try (RedisReplication redis = RedisReplication.start(1)) {
            redis.primary().command("SET", "key", "value");
            RedisServer replica = redis.replicas().get(0);

            replica.restart();

            await().until(() -> replica.command("GET", "key").equals("value"));
        }
    }

    @Test
    void close_ofAReplication_stopsAllServers() {
        RedisReplication redis = RedisReplication.start(1);

        redis.close();

        assertThat(List.of(redis.primary(), redis.replicas().get(0))).noneMatch(RedisServer::isAlive);
    }

    @Test
    void start_withoutReplicas_isRefused() {
        assertThatThrownBy(() -> RedisReplication.start(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A replication has at least one replica, not 0");
    }
}
