package org.cdiredis.howto;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.RedisCache;
import org.cdiredis.SingleFlight;

/** The code of docs/howto/prevent-stampedes.md. */
@ApplicationScoped
public class Prices {

    public record Price(BigDecimal amount) {}

    @Inject
    @RedisCache("prices")
    Cache<String, Price> prices;

    private final AtomicInteger loads = new AtomicInteger();

    private Price fromTheWholesaler(String isbn) {
        return new Price(BigDecimal.valueOf(loads.incrementAndGet()));
    }

    /** The price is about to be another one. */
    public void expire(String isbn) {
        prices.expire(isbn, Expiry.after(Duration.ofMillis(1)));
    }

    public Duration timeToLive(String isbn) {
        return prices.timeToLive(isbn).duration().orElseThrow();
    }

    private static final LoadPolicy SHARED = LoadPolicy.byDefault()
            .withExpiry(Expiry.after(Duration.ofMinutes(10)))
            .withStaleWindow(Duration.ofMinutes(2))
            .withSingleFlight(SingleFlight.CLUSTER);

    public Price price(String isbn) {
        return prices.getOrLoad(isbn, this::fromTheWholesaler, SHARED);
    }
}
