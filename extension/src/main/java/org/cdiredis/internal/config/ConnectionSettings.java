package org.cdiredis.internal.config;

import java.time.Duration;

/**
 * All that a client is made of. Caches whose settings are equal share a client.
 *
 * @param location where Redis is
 * @param credentials who logs in
 * @param connectTimeout how long a connection may take to be made
 * @param timeout how long one command may wait for its answer
 * @param deadline how long one call may take in all
 * @param pool how many connections there may be
 */
public record ConnectionSettings(
        Location location,
        Credentials credentials,
        Duration connectTimeout,
        Duration timeout,
        Duration deadline,
        PoolSettings pool) {}
