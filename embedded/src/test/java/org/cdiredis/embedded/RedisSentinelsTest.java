package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class RedisSentinelsTest {

    @Test
    void start_withDefaults_allSentinelsReportThePrimaryAndFailOverWhenItIsKilled() {
        try (RedisSentinels redis =
                RedisSentinels.builder().servers(b -> b.password("secret")).start()) {
            assertThat(redis.sentinels())
                    .hasSize(3)
                    .allSatisfy(
                            sentinel -> assertThat(sentinel.command("SENTINEL", "get-master-addr-by-name", "mymaster"))
                                    .isEqualTo("127.0.0.1\n" + redis.primary().port()));
            assertThat(redis.currentPrimary()).isSameAs(redis.primary());

            redis.primary().kill();

            await().atMost(Duration.ofSeconds(20)).until(() -> redis.replicas().contains(redis.currentPrimary()));
            await().until(() -> redis.currentPrimary().command("ROLE").startsWith("master\n"));
            assertThat(redis.currentPrimary().command("SET", "key", "value")).isEqualTo("OK");
        }
    }

    @Test
    void start_withSettings_usesThem() {
        try (RedisSentinels redis = RedisSentinels.builder()
                .masterName("shop")
                .replicas(1)
                .sentinels(1, 1)
                .start()) {
            assertThat(redis.masterName()).isEqualTo("shop");
            assertThat(redis.replicas()).hasSize(1);
            assertThat(redis.sentinels().get(0).command("SENTINEL", "master", "shop"))
                    .contains("quorum\n1");
        }
    }

    @Test
    void masterName_withABlank_isRefused() {
        assertThatThrownBy(() -> RedisSentinels.builder().masterName("my master"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name of a primary consists of letters, digits and .-_, unlike \"my master\"");
    }

    @Test
    void sentinels_withAnImpossibleQuorum_areRefused() {
        assertThatThrownBy(() -> RedisSentinels.builder().sentinels(3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The quorum of 3 sentinels is not 4");
    }
}
