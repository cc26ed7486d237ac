package org.cdiredis.howto;

import java.util.concurrent.CompletionStage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.AsyncCache;
import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/call-asynchronously.md. */
@ApplicationScoped
public class Counters {

    private AsyncCache<String, Long> counts;

    @Inject
    void use(@RedisCache("books") Cache<String, Long> cache) {
        counts = cache.async();
    }

    public CompletionStage<Long> both(String one, String other) {
        CompletionStage<Long> first = counts.getOrDefault(one, 0L); // both are on their way
        CompletionStage<Long> second = counts.getOrDefault(other, 0L);
        return first.thenCombine(second, Long::sum).exceptionally(failure -> -1L);
    }
}
