package org.cdiredis.internal.limit;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import org.cdiredis.limit.Rate;
import org.cdiredis.limit.RateLimiter;
import org.cdiredis.limit.RateLimiters;

/** The rate limiters of one cache, for an application. */
public final class ServedLimiters implements RateLimiters {

    private final String cache;
    private final LimitFactory factory;
    private final Supplier<String> prefix;
    private final ScheduledExecutorService timer;

    /**
     * Limiters.
     *
     * @param cache the name of the cache, for messages
     * @param factory the ways to Redis
     * @param prefix the key prefix of each call
     * @param timer ends the waits of asynchronous callers
     */
    public ServedLimiters(String cache, LimitFactory factory, Supplier<String> prefix, ScheduledExecutorService timer) {
        this.cache = cache;
        this.factory = factory;
        this.prefix = prefix;
        this.timer = timer;
    }

    @Override
    public RateLimiter limiter(String name, Rate rate) {
        if (Objects.requireNonNull(name, "name").isEmpty()) {
            throw new IllegalArgumentException("name: empty");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("name: has half of a surrogate pair");
        }
        String key = key(prefix.get(), name);
        return new CellRateLimiter(cache, name, Objects.requireNonNull(rate, "rate"), key, factory.of(key), timer);
    }

    /** Different prefixes and names give different keys: the first colon is the one between them. */
    private static String key(String prefix, String name) {
        return "cdi-redis:rate:" + prefix.replace("%", "%25").replace(":", "%3A") + ':' + name;
    }
}
