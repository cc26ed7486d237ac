package org.cdiredis.howto;

import java.util.concurrent.CompletionStage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/use-the-raw-client.md. */
@ApplicationScoped
public class Statistics {

    @Inject
    @RedisCache("books")
    RedissonClient redisson; // the client that the cache "books" uses

    @Inject
    @RedisCache("books")
    Cache<String, Long> counts;

    public long visit(String page) {
        return redisson.getAtomicLong("visits:" + page).incrementAndGet();
    }

    public void remember(String visitor) {
        redisson.<String>getSet("visitors", StringCodec.INSTANCE).add(visitor);
    }

    public CompletionStage<Long> count(String page) {
        return counts.async().getOrDefault(page, 0L); // does not wait
    }
}
