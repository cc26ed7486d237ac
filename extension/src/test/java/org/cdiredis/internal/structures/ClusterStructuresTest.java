package org.cdiredis.internal.structures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.SetUnionArgs;
import org.redisson.client.RedisException;
import org.redisson.config.Config;

import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.ScoreCondition;
import org.cdiredis.Structures;
import org.cdiredis.embedded.RedisCluster;

/** The structures of a cache on a cluster of three nodes. */
final class ClusterStructuresTest {

    private static RedisCluster cluster;
    private static RedissonClient redisson;
    private static Structures<String, String> texts;

    @BeforeAll
    static void start() {
        cluster = RedisCluster.start();
        Config config = new Config();
        config.useClusterServers()
                .addNodeAddress("redis://127.0.0.1:" + cluster.masters().get(0).port())
                .setMasterConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionMinimumIdleSize(0);
        redisson = Redisson.create(config);
        texts = TestStructures.of(String.class, 1, key -> redisson);
    }

    @AfterAll
    static void stop() {
        redisson.shutdown();
        cluster.close();
    }

    @Test
    @Contract(141)
    void structures_ofOneKey_workOnEveryNode() {
        for (String name : IntStream.range(0, 20).mapToObj(Integer::toString).toList()) {
            texts.set("s" + name).addAll(List.of("a", "b"));
            texts.map("m" + name, String.class).put("field", name);
            texts.deque("q" + name).offer(name);

            assertThat(cluster.ownerOf(texts.physicalKey("s" + name)).command("SCARD", texts.physicalKey("s" + name)))
                    .isEqualTo("2");
            assertThat(texts.set("s" + name).stream()).containsExactlyInAnyOrder("a", "b");
            assertThat(texts.map("m" + name, String.class).readAllMap()).containsEntry("field", name);
            assertThat(texts.deque("q" + name).poll()).isEqualTo(name);
            assertThat(texts.incrementScore("z" + name, "a", 1.5, ScoreCondition.ALWAYS))
                    .hasValue(1.5);
        }
    }

    @Test
    @Contract(141)
    void structures_ofOneHashTag_goTogether() {
        texts.set("{tag}a").addAll(List.of("1", "2"));
        texts.set("{tag}b").addAll(List.of("2", "3"));
        texts.sortedSet("{tag}x").add(1, "1");
        texts.sortedSet("{tag}y").add(2, "2");

        assertThat(texts.set("{tag}target").union(texts.physicalKey("{tag}a"), texts.physicalKey("{tag}b")))
                .isEqualTo(3);
        assertThat(texts.set("{tag}a").readIntersection(texts.physicalKey("{tag}b")))
                .containsExactly("2");
        assertThat(texts.set("{tag}a").move(texts.physicalKey("{tag}c"), "1")).isTrue();
        assertThat(texts.sortedSet("{tag}x").readUnion(SetUnionArgs.names(texts.physicalKey("{tag}y"))))
                .containsExactly("1", "2");
        assertThatThrownBy(() -> texts.set("one").readUnion(texts.physicalKey("other")))
                .isInstanceOf(RedisException.class)
                .hasMessageContaining("CROSSSLOT");
    }

    @Test
    @Contract({141, 142})
    void atomically_worksOnEveryNode() {
        for (String name : IntStream.range(0, 20).mapToObj(i -> "t" + i).toList()) {
            assertThat(texts.<Boolean>atomically(
                            name,
                            Expiry.after(Duration.ofMinutes(5)),
                            batch -> batch.set().addAsync("a")))
                    .isTrue();
            assertThat(texts.set(name).remainTimeToLive()).isPositive();
        }
    }
}
