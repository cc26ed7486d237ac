package org.cdiredis.internal.client;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.redisson.client.codec.StringCodec;
import org.redisson.config.BaseConfig;
import org.redisson.config.BaseMasterSlaveServersConfig;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.ReadMode;
import org.redisson.config.ReplicatedServersConfig;
import org.redisson.config.SentinelServersConfig;
import org.redisson.config.SingleServerConfig;
import org.redisson.config.SslVerificationMode;
import org.redisson.config.SubscriptionMode;

import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.PoolSettings;
import org.cdiredis.internal.config.Secret;
import org.cdiredis.internal.config.TlsSettings;

/**
 * Redisson's configuration, with the defaults that a cache needs rather than Redisson's own: few threads and connections,
 * short timeouts, no connection before the first call, and no codec that instantiates classes named in the data.
 *
 * <p>What counts, the later the more: Redisson's defaults, ours, the document that the application brings, the options.
 */
final class RedissonConfiguration {

    private static final int THREADS = 2;
    private static final int SUBSCRIPTION_CONNECTIONS = 4;

    /** How often sentinels or nodes are asked who is the primary, which is what it takes to notice a new one. */
    private static final int TOPOLOGY_INTERVAL_MILLIS = 500;

    /** For how long connecting to a replica fails before it is left out, until it can be connected to again. */
    private static final Duration REPLICA_FAILED_AFTER = Duration.ofSeconds(1);

    private final ConnectionSettings settings;
    private final RedissonDocument document;

    private RedissonConfiguration(ConnectionSettings settings) {
        this.settings = settings;
        this.document = new RedissonDocument(settings.redissonConfig());
    }

    /**
     * The configuration.
     *
     * @throws RuntimeException if the application's document cannot be used
     */
    static Config of(ConnectionSettings settings, Location location) {
        return new RedissonConfiguration(settings).at(location);
    }

    private Config at(Location location) {
        Config config = document.config();
        document.byDefault("lazyInitialization", () -> config.setLazyInitialization(true));
        document.byDefault("threads", () -> config.setThreads(THREADS));
        document.byDefault("nettyThreads", () -> config.setNettyThreads(THREADS));
        document.byDefault("codec", () -> config.setCodec(StringCodec.INSTANCE));
        document.byDefault("referenceEnabled", () -> config.setReferenceEnabled(false));
        config.setTransportMode(Transports.of(settings));
        settings.credentials().username().ifPresent(config::setUsername);
        settings.credentials().password().map(Secret::value).ifPresent(config::setPassword);
        encrypt(config, settings.tls());
        connect(config, location);
        return config;
    }

    private static void encrypt(Config config, TlsSettings tls) {
        tls.trustStore().map(RedissonConfiguration::url).ifPresent(config::setSslTruststore);
        tls.trustStorePassword().map(Secret::value).ifPresent(config::setSslTruststorePassword);
        tls.keyStore().map(RedissonConfiguration::url).ifPresent(config::setSslKeystore);
        tls.keyStorePassword().map(Secret::value).ifPresent(config::setSslKeystorePassword);
        config.setSslVerificationMode(
                switch (tls.verification()) {
                    case STRICT -> SslVerificationMode.STRICT;
                    case CA_ONLY -> SslVerificationMode.CA_ONLY;
                    case NONE -> SslVerificationMode.NONE;
                });
    }

    private void connect(Config config, Location location) {
        if (location instanceof Location.Server server) {
            single(config.useSingleServer(), address(server), server.database());
        } else if (location instanceof Location.Socket socket) {
            single(config.useSingleServer(), "redis+uds://" + socket.path(), socket.database());
        } else if (location instanceof Location.Replicated replicated) {
            // Roles are asked for, so that a server that is down at first is taken in once it answers.
            ReplicatedServersConfig servers = several(config.useReplicatedServers());
            servers.setScanInterval(TOPOLOGY_INTERVAL_MILLIS)
                    .setDatabase(replicated.database())
                    .addNodeAddress(address(replicated.primary()));
            replicated.replicas().forEach(replica -> servers.addNodeAddress(address(replica)));
        } else if (location instanceof Location.Sentinels sentinels) {
            sentinels(several(config.useSentinelServers()), sentinels);
        } else if (location instanceof Location.Cluster cluster) {
            several(config.useClusterServers())
                    .setScanInterval(TOPOLOGY_INTERVAL_MILLIS)
                    .addNodeAddress(addresses(cluster.seeds()));
        } else {
            throw new IllegalArgumentException("no single client for " + location);
        }
    }

    private static void sentinels(SentinelServersConfig config, Location.Sentinels location) {
        config.setMasterName(location.masterName())
                .setDatabase(location.database())
                .setScanInterval(TOPOLOGY_INTERVAL_MILLIS)
                .setCheckSentinelsList(false) // which would refuse a single one
                .addSentinelAddress(addresses(location.sentinels()));
        location.credentials().username().ifPresent(config::setSentinelUsername);
        location.credentials().password().map(Secret::value).ifPresent(config::setSentinelPassword);
    }

    private void single(SingleServerConfig config, String address, int database) {
        PoolSettings pool = settings.pool();
        limited(config)
                .setAddress(address)
                .setDatabase(database)
                .setConnectionMinimumIdleSize(pool.minIdle())
                .setConnectionPoolSize(pool.maxSize());
        document.byDefault(
                "subscriptionConnectionMinimumIdleSize", () -> config.setSubscriptionConnectionMinimumIdleSize(0));
        document.byDefault(
                "subscriptionConnectionPoolSize",
                () -> config.setSubscriptionConnectionPoolSize(SUBSCRIPTION_CONNECTIONS));
    }

    private <T extends BaseMasterSlaveServersConfig<T>> T several(T config) {
        PoolSettings pool = settings.pool();
        T limited = limited(config)
                .setMasterConnectionMinimumIdleSize(pool.minIdle())
                .setMasterConnectionPoolSize(pool.maxSize())
                // A replica that is down when the client connects would fail that.
                .setSlaveConnectionMinimumIdleSize(0)
                .setSlaveConnectionPoolSize(pool.maxSize())
                .setReadMode(
                        switch (settings.replication().readFrom()) {
                            case PRIMARY -> ReadMode.MASTER;
                            case REPLICA -> ReadMode.SLAVE;
                            case ANY -> ReadMode.MASTER_SLAVE;
                        });
        document.byDefault(
                "subscriptionConnectionMinimumIdleSize", () -> config.setSubscriptionConnectionMinimumIdleSize(0));
        document.byDefault(
                "subscriptionConnectionPoolSize",
                () -> config.setSubscriptionConnectionPoolSize(SUBSCRIPTION_CONNECTIONS));
        document.byDefault("subscriptionMode", () -> config.setSubscriptionMode(SubscriptionMode.MASTER));
        document.byDefault(
                "failedSlaveNodeDetector",
                () -> config.setFailedSlaveNodeDetector(new ReplicaFailures(REPLICA_FAILED_AFTER)));
        document.byDefault("failedSlaveReconnectionInterval", () -> config.setFailedSlaveReconnectionInterval(1_000));
        return limited;
    }

    private <T extends BaseConfig<T>> T limited(T config) {
        T limited = config.setConnectTimeout(
                        Math.toIntExact(settings.connectTimeout().toMillis()))
                .setTimeout(Math.toIntExact(settings.timeout().toMillis()));
        document.byDefault("retryAttempts", () -> config.setRetryAttempts(0));
        // Not only for retries: as long as this a command waits for a connection and for being written.
        document.byDefault("retryDelay", () -> config.setRetryDelay(new ConstantDelay(settings.timeout())));
        return limited;
    }

    private static String[] addresses(List<Location.Server> servers) {
        return servers.stream().map(RedissonConfiguration::address).toArray(String[]::new);
    }

    private static String address(Location.Server server) {
        return (server.tls() ? "rediss://" : "redis://") + server.address();
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
