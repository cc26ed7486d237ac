package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.Optional;

/**
 * All that a client is made of. Caches whose settings are equal share a client.
 *
 * @param location where Redis is
 * @param credentials who logs in
 * @param connectTimeout how long a connection may take to be made
 * @param timeout how long one command may wait for its answer
 * @param deadline how long one call may take in all
 * @param pool how many connections there may be
 * @param tls whom to trust on encrypted connections
 * @param replication what replicas are used for
 * @param transport what carries the connections
 * @param redissonConfig the text of a Redisson configuration to begin with; secret, since it may hold passwords
 */
public record ConnectionSettings(
        Location location,
        Credentials credentials,
        Duration connectTimeout,
        Duration timeout,
        Duration deadline,
        PoolSettings pool,
        TlsSettings tls,
        ReplicationSettings replication,
        Transport transport,
        Optional<Secret> redissonConfig) {

    /**
     * Settings of a server alone, with defaults for the rest.
     *
     * @param location where Redis is
     * @param credentials who logs in
     * @param connectTimeout how long a connection may take to be made
     * @param timeout how long one command may wait for its answer
     * @param deadline how long one call may take in all
     * @param pool how many connections there may be
     */
    public ConnectionSettings(
            Location location,
            Credentials credentials,
            Duration connectTimeout,
            Duration timeout,
            Duration deadline,
            PoolSettings pool) {
        this(
                location,
                credentials,
                connectTimeout,
                timeout,
                deadline,
                pool,
                TlsSettings.DEFAULT,
                ReplicationSettings.NONE,
                Transport.NIO,
                Optional.empty());
    }

    /**
     * The same settings for another place, for one of several shards.
     *
     * @param other where that is
     * @return the settings
     */
    public ConnectionSettings at(Location other) {
        return new ConnectionSettings(
                other,
                credentials,
                connectTimeout,
                timeout,
                deadline,
                pool,
                tls,
                replication,
                transport,
                redissonConfig);
    }
}
