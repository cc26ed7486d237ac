package org.cdiredis.howto;

import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.RedisCache;
import org.cdiredis.limit.Rate;
import org.cdiredis.limit.RateLimiters;
import org.cdiredis.limiting.LimitKey;
import org.cdiredis.limiting.OnLimit;
import org.cdiredis.limiting.RateLimited;

/** The bean of docs/howto/limit-a-rate.md. */
@ApplicationScoped
public class Orders {

    @Inject
    @RedisCache
    RateLimiters limiters;

    @RateLimited(name = "orders", permits = 10, period = "PT1M", burst = 3)
    public String order(@LimitKey String customer) {
        return "an order of " + customer;
    }

    @RateLimited(permits = 100, period = "PT1S", onLimit = OnLimit.WAIT, waitTime = "PT5S")
    public void index(String book) {}

    public boolean mayOrder(String customer) {
        return limiters.limiter("orders:" + customer, new Rate(10, Duration.ofMinutes(1), 3))
                .tryAcquire()
                .isAllowed();
    }
}
