package org.cdiredis.howto;

import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/count.md. */
@ApplicationScoped
public class Visits {

    @Inject
    @RedisCache("visits")
    Cache<String, Long> visits;

    public long visit(String page) {
        return visits.increment(page, 1, Expiry.after(Duration.ofDays(1))); // begins with 1, for a day
    }

    public boolean take(String isbn) {
        return visits.decrement("stock:" + isbn) >= 0; // fails if there is no such counter
    }

    public double spend(String customer, double amount) {
        return visits.increment("spent:" + customer, amount, Expiry.never());
    }
}
