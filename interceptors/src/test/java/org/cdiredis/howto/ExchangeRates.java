package org.cdiredis.howto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.cdiredis.caching.CacheRemoveAll;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.Caching;

/** The producer of docs/howto/cache-what-you-do-not-own.md. */
@ApplicationScoped
public class ExchangeRates {

    /** An interface of a library. */
    public interface RateService {
        /** The rate of a currency. */
        double rateOf(String currency);

        /** Forgets what it knows. */
        void reload();
    }

    @Produces
    @ApplicationScoped
    @Caching(method = "rate*", result = @CacheResult(cacheName = "rates", ttl = "PT1M"))
    @Caching(method = "reload", removeAll = @CacheRemoveAll(cacheName = "rates"))
    RateService rates() {
        return new RemoteRates();
    }

    private static final class RemoteRates implements RateService {

        private double factor = 1;

        @Override
        public double rateOf(String currency) {
            return currency.length() * factor;
        }

        @Override
        public void reload() {
            factor *= 2;
        }
    }
}
