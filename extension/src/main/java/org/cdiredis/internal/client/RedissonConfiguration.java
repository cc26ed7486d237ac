package org.cdiredis.internal.client;

import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.redisson.config.SingleServerConfig;

import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.Secret;

/**
 * Redisson's configuration, with the defaults that a cache needs rather than Redisson's own: few threads and connections,
 * short timeouts, no connection before the first call, and no codec that instantiates classes named in the data.
 */
final class RedissonConfiguration {

    private static final int THREADS = 2;
    private static final int SUBSCRIPTION_CONNECTIONS = 4;

    private RedissonConfiguration() {}

    static Config of(ConnectionSettings settings, Location.Server server) {
        Config config = new Config();
        config.setLazyInitialization(true);
        config.setThreads(THREADS);
        config.setNettyThreads(THREADS);
        config.setCodec(StringCodec.INSTANCE);
        config.setReferenceEnabled(false);
        settings.credentials().username().ifPresent(config::setUsername);
        settings.credentials().password().map(Secret::value).ifPresent(config::setPassword);
        connect(config.useSingleServer(), settings, server);
        return config;
    }

    private static void connect(SingleServerConfig single, ConnectionSettings settings, Location.Server server) {
        single.setAddress((server.tls() ? "rediss://" : "redis://") + server.address())
                .setDatabase(server.database())
                .setConnectionMinimumIdleSize(settings.pool().minIdle())
                .setConnectionPoolSize(settings.pool().maxSize())
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setSubscriptionConnectionPoolSize(SUBSCRIPTION_CONNECTIONS)
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setTimeout(Math.toIntExact(settings.timeout().toMillis()))
                .setRetryAttempts(0)
                // Not only for retries: as long as this a command waits for a connection and for being written.
                .setRetryDelay(new ConstantDelay(settings.timeout()));
    }
}
