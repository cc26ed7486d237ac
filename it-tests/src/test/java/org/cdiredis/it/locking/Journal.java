package org.cdiredis.it.locking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.RedisCache;

/** Notes in Redis when something was done. */
@ApplicationScoped
public class Journal {

    @Inject
    @RedisCache
    RedissonClient redis;

    void note(String what) {
        redis.<String>getList(what, StringCodec.INSTANCE).add(Long.toString(System.currentTimeMillis()));
    }
}
