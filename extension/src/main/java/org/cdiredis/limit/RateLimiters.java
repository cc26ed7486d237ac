package org.cdiredis.limit;

/**
 * The rate limiters of a cache's Redis, under its {@code key-prefix}. Injectable for each alias:
 *
 * <pre>{@code
 * @Inject
 * @RedisCache("shop")
 * RateLimiters limiters;
 *
 * RateLimiter orders = limiters.limiter("orders:" + customer, Rate.of(10, Duration.ofMinutes(1)));
 * }</pre>
 *
 * <p>Safe for use by any number of threads.
 */
public interface RateLimiters {

    /**
     * A rate limiter. Costs nothing until it is asked. The rate is the caller's: nothing in Redis remembers it, so that a new
     * one holds from the next call on.
     *
     * @param name what is limited, any text that is not empty: a name and a user, for example
     * @param rate how often it may happen
     * @return the limiter; all of one name, key prefix and Redis are the same one
     * @throws IllegalArgumentException if the name is empty or has half of a surrogate pair
     */
    RateLimiter limiter(String name, Rate rate);
}
