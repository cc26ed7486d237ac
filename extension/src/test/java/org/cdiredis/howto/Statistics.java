package org.cdiredis.howto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.RedisCache;

/** The bean of docs/howto/use-the-raw-client.md. */
@ApplicationScoped
public class Statistics {

    @Inject
    @RedisCache("books")
    RedissonClient redisson; // the client that the cache "books" uses

    public long visit(String page) {
        return redisson.getAtomicLong("visits:" + page).incrementAndGet();
    }

    public void remember(String visitor) {
        redisson.<String>getSet("visitors", StringCodec.INSTANCE).add(visitor);
    }
}
