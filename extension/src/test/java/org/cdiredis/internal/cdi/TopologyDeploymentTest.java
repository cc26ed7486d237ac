package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.RedisCache;
import org.cdiredis.RedisCacheException;
import org.cdiredis.client.RedissonCustomizer;
import org.cdiredis.embedded.RedisServer;

/** Locations of several servers, from properties to clients. */
final class TopologyDeploymentTest {

    @AfterEach
    void reset() {
        TestConfig.reset();
    }

    static class Fine {
        @Inject
        @RedisCache
        Cache<String, String> books;

        @Inject
        @RedisCache
        RedissonClient redisson;
    }

    @ApplicationScoped
    static class Named implements RedissonCustomizer {

        final List<String> aliases = new ArrayList<>();

        @Override
        public void customize(String alias, Config config) {
            aliases.add(alias);
            config.useSingleServer().setClientName("bookshop-" + alias);
        }

        List<String> aliases() {
            return aliases;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis://a,redis://b | topology=standalone | 00030: cdi-redis.topology is standalone, but cdi-redis.location"
                        + " names 2 servers. Name one, or set the topology to replicated, sentinel, cluster or sharded",
                "redis://a,rediss://b | version=1 | 00031: cdi-redis.location: the URLs have different redis:// and rediss://."
                        + " Give all of them the same",
                "redis://a/1,redis://b | version=1 | 00031: cdi-redis.location: the URLs have different databases. Give all of"
                        + " them the same",
                "redis://:x@a,redis://:y@b | version=1 | 00031: cdi-redis.location: the URLs have different user names or"
                        + " passwords. Give all of them the same",
                "redis://a:26379 | topology=sentinel | 00032: Cache \"default\" is to ask sentinels, but not for which"
                        + " primary. Set cdi-redis.sentinel.master-name to the name under which they know it",
                "redis://a | sentinel.master-name=m | 00033: cdi-redis.sentinel.master-name means nothing without sentinels."
                        + " Set cdi-redis.topology to sentinel, or remove the option",
                "redis://a/1 | topology=cluster | 00034: cdi-redis.location names a database, but a cluster has none but 0."
                        + " Remove it",
                "redis://a,redis://a:6379 | topology=sharded | 00035: cdi-redis.location names a:6379 twice",
                "unix:///a,redis://b | version=1 | 00036: cdi-redis.location: a Unix domain socket and an embedded server"
                        + " stand alone, they cannot be replicated. Write redis:// URLs",
                "redis://a | transport=kqueue | 00037: transport = kqueue: kqueue needs the native library of Netty, which is"
                        + " not there or does not work here. Add the dependency io.netty:netty-transport-native-kqueue with"
                        + " the classifier osx-x86_64 or osx-aarch_64, or choose another transport",
                "unix:///a | transport=nio | 00037: location = unix://: epoll needs the native library of Netty, which is not"
                        + " there or does not work here. Add the dependency io.netty:netty-transport-native-epoll with the"
                        + " classifier linux-x86_64 or linux-aarch_64, or choose another transport",
                "redis://a | cache.default.read-from=any | 00039: cdi-redis.cache.default.read-from means nothing without"
                        + " replicas, and cdi-redis.location names none. Remove the option",
                "redis://a | topology=ring | 00002: cdi-redis.topology = \"ring\": no such value. Write standalone,"
                        + " replicated, sentinel, cluster, sharded",
                "redis://a | tls.trust-store=/nowhere | 00002: cdi-redis.tls.trust-store = \"/nowhere\": no such file, or not"
                        + " readable. Write the path of a file on the server",
                "redis://a | tls.verify=no | 00002: cdi-redis.tls.verify = \"no\": no such value. Write strict, ca-only, none",
                "redis://a | redisson-config=classpath:none.yaml | 00002: cdi-redis.redisson-config = \"***\":"
                        + " no such resource on the class path of the application",
                "unix:/// | version=1 | 00002: cdi-redis.location = \"unix:///\": no path. Write"
                        + " unix:///run/redis/redis.sock?db=1, for example",
            })
    @Contract({172, 177})
    void whatDoesNotGoTogether_isReported(String location, String option, String problem) {
        TestConfig.set("cdi-redis.location=" + location, "cdi-redis." + option);

        assertThat(deploymentFailure()).hasMessageContaining("\n  - CDIREDIS" + problem);
        assertThat(deploymentFailure()).hasMessageContaining("Problems: 1");
    }

    @Test
    void wrongUrlOfSeveral_isShownWithoutPasswords() {
        TestConfig.set("cdi-redis.location=redis://:s3cret@a,redis://b:x,redis://:s3cret@c");

        assertThat(deploymentFailure().getMessage())
                .contains("cdi-redis.location = \"redis://***@")
                .doesNotContain("s3cret");
    }

    @Test
    void redissonConfig_holdsForWhatHasNoOption(@TempDir Path directory) throws Exception {
        Path yaml = directory.resolve("redisson.yaml");
        Files.writeString(yaml, "singleServerConfig:\n  clientName: bookshop\n  timeout: 9999\nnettyThreads: 3\n");
        TestConfig.set("cdi-redis.location=embedded:", "cdi-redis.redisson-config=" + yaml);
        try (WeldContainer container = deploy(Fine.class)) {
            Config config = container.select(Fine.class).get().redisson.getConfig();

            assertThat(config.useSingleServer().getClientName()).isEqualTo("bookshop");
            assertThat(config.useSingleServer().getTimeout()).isEqualTo(500);
            assertThat(config.getNettyThreads()).isEqualTo(3);
            assertThat(config.isLazyInitialization()).isTrue();
            assertThat(config.getCodec()).isInstanceOf(org.redisson.client.codec.StringCodec.class);
        }
    }

    @Test
    void redissonConfig_thatDoesNotFit_isReportedWithoutIt(@TempDir Path directory) throws Exception {
        Path yaml = directory.resolve("redisson.yaml");
        TestConfig.set("cdi-redis.location=redis://a", "cdi-redis.redisson-config=" + yaml);

        Files.writeString(yaml, "clusterServersConfig:\n  nodeAddresses:\n  - \"redis://s3cret:6379\"\n");
        assertThat(deploymentFailure())
                .hasMessageContaining(
                        "CDIREDIS00038: Cache \"default\": the Redisson configuration that redisson-config names"
                                + " cannot be used: it has a section for another topology than that of the location");
        Files.writeString(yaml, "password: [s3cret\n");
        assertThat(deploymentFailure().getMessage())
                .contains(
                        "CDIREDIS00038: Cache \"default\": the Redisson configuration that redisson-config names cannot be"
                                + " used: Redisson cannot read it")
                .doesNotContain("s3cret");
    }

    @Test
    void customizerBean_hasTheLastWord() {
        try (RedisServer server = RedisServer.start()) {
            TestConfig.set("cdi-redis.location=" + server.uri());
            try (WeldContainer container = deploy(Fine.class, Named.class)) {
                container.select(Fine.class).get().books.put("k", "v");

                assertThat(server.command("CLIENT", "LIST")).contains("name=bookshop-default");
                assertThat(container.select(Named.class).get().aliases()).containsExactly("default");
            }
        }
    }

    @Test
    @Contract(181)
    void rawClient_ofShards_isAClearError() {
        TestConfig.set("cdi-redis.location=redis://a,redis://b", "cdi-redis.topology=sharded");
        try (WeldContainer container = deploy(Fine.class)) {
            Fine fine = container.select(Fine.class).get();

            assertThat(catchThrowable(() -> fine.redisson.getId()))
                    .isInstanceOf(RedisCacheException.class)
                    .hasMessageStartingWith("CDIREDIS00130");
        }
    }

    private static Throwable deploymentFailure() {
        return catchThrowable(() -> deploy(Fine.class).close());
    }

    private static WeldContainer deploy(Class<?>... beans) {
        return new Weld()
                .disableDiscovery()
                .addExtension(new RedisExtension())
                .beanClasses(beans)
                .initialize();
    }
}
