package org.cdiredis.internal.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.embedded.TlsMaterial;
import org.cdiredis.internal.config.ClearMode;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.InvalidationKind;
import org.cdiredis.internal.config.TestConnections;
import org.cdiredis.internal.config.TlsFiles;

/** How near caches get to hear of changes, or not, where access is limited. */
final class NearAccessTest {

    private static final String RIGHTS =
            "~books:* ~cdi-redis:load:* +@read +@write +@scripting +client +subscribe +ping +info";

    private static ConnectionSettings as(RedisServer server, String user) {
        return TestConnections.to(TestConnections.server(server))
                .credentials(user, "s3cret")
                .settings();
    }

    private static void assertChangesAreSeen(ConnectionSettings settings, RedisServer server) {
        try (NearNode node = new NearNode(settings)) {
            Cache<String, String> cache = node.cache();
            cache.put("k", "old");
            NearNode.awaitHit(cache, "k");

            server.command("SET", "books:1:k", "\"new\"");

            await().pollInterval(Duration.ofMillis(1))
                    .atMost(NearNode.BOUND)
                    .untilAsserted(() -> assertThat(cache.get("k")).isEqualTo("new"));
        }
    }

    @Test
    void thirdVersionOfTheProtocol_isUnderstood() {
        try (RedisServer server = RedisServer.start()) {
            ConnectionSettings settings = TestConnections.to(TestConnections.server(server))
                    .redissonConfig("protocol: RESP3\n")
                    .settings();

            assertChangesAreSeen(settings, server);
            try (NearNode node = new NearNode(settings)) {
                assertThat(node.cache()).isNotNull();
                assertThat(server.command("CLIENT", "LIST").lines().filter(line -> line.contains("flags=P")))
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line).contains("resp=3"));
            }
        }
    }

    @Test
    void userWithTheRightsOfTheHowTo_hears() {
        try (RedisServer server = RedisServer.builder()
                .option("user", "alice on >s3cret &__redis__:invalidate " + RIGHTS)
                .start()) {
            assertChangesAreSeen(as(server, "alice"), server);
        }
    }

    @Test
    void userWithoutTheRights_hasACacheThatKeepsNothing() {
        try (RedisServer server = RedisServer.builder()
                        .option("user", "alice on >s3cret resetchannels " + RIGHTS)
                        .start();
                NearNode node = new NearNode(as(server, "alice"));
                NearNode mute = new NearNode(
                        as(server, "alice"), NearNode.settings(InvalidationKind.CHANNEL), ClearMode.SCAN)) {
            Cache<String, String> cache = node.deafCache();
            cache.put("k", "v");

            await().during(Duration.ofMillis(500)).untilAsserted(() -> {
                assertThat(cache.get("k")).isEqualTo("v");
                assertThat(cache.statistics().nearHits()).isZero();
            });
            assertThat(mute.deafCache().get("k")).isEqualTo("v");
        }
    }

    @Test
    void encryptedConnections_areUsedForItToo() throws Exception {
        TlsMaterial material = TlsMaterial.generate();
        TlsFiles files = TlsFiles.of(material);
        try (RedisServer server = RedisServer.builder().tls(material).start()) {
            assertChangesAreSeen(
                    TestConnections.to(TestConnections.server(server))
                            .tls(files.settings())
                            .settings(),
                    server);
        } finally {
            files.close();
        }
    }
}
