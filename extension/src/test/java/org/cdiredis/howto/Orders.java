package org.cdiredis.howto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.CacheStatistics;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/survive-an-outage.md. */
@ApplicationScoped
public class Orders {

    @Inject
    @RedisCache("books")
    Cache<String, String> orders;

    public boolean claim(String order) {
        return orders.strict().putIfAbsent(order, "claimed");
    }

    public String health() {
        CacheStatistics counted = orders.statistics();
        return counted.errors() + " errors, " + counted.ignoredErrors() + " ignored, " + counted.rejections()
                + " not sent";
    }

    public boolean isClaimed(String order) {
        return orders.contains(order);
    }

    public boolean release(String order) {
        return orders.remove(order);
    }
}
