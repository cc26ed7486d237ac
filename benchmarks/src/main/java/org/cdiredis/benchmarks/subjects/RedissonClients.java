package org.cdiredis.benchmarks.subjects;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** Clients with nothing configured but the server. */
final class RedissonClients {

    private RedissonClients() {}

    static RedissonClient at(String location) {
        Config config = new Config();
        config.useSingleServer().setAddress(location);
        return Redisson.create(config);
    }
}
