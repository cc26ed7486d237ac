package org.cdiredis.client;

import org.redisson.config.Config;

/**
 * Has the last word on the configuration of Redisson, for what has no option. A CDI bean that implements it is called once for
 * each client, right before the client is made, which is when the first call of a cache needs it; several beans are called in
 * no particular order. While there is such a bean, each cache has a client of its own.
 *
 * <p>Implementations are thread-safe: clients of different caches are made at the same time.
 */
@FunctionalInterface
public interface RedissonCustomizer {

    /**
     * Changes a configuration. An exception that it throws fails the call that needs the client, and the next call tries again.
     *
     * @param alias the name of the cache, not null
     * @param config the configuration, with all that the options say in it; not null
     */
    void customize(String alias, Config config);
}
