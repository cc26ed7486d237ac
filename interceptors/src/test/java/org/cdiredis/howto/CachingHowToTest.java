package org.cdiredis.howto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.cdiredis.caching.CacheKeys;
import org.cdiredis.caching.CachingContainer;

/** The beans of the how-tos do what the pages say. */
final class CachingHowToTest {

    @Test
    void bookDetails_areCachedChangedAndForgotten() {
        try (CachingContainer container =
                CachingContainer.deploy(List.of("cdi-redis.location=embedded:"), BookDetails.class)) {
            BookDetails details = container.get(BookDetails.class);
            assertThat(details.find("1")).isEmpty();
            details.change(new BookDetails.Book("1", "Emma"));
            assertThat(details.find("1")).contains(new BookDetails.Book("1", "Emma"));
            assertThat(container.cache(BookDetails.Book.class).get(CacheKeys.within("details", "1")))
                    .isEqualTo(new BookDetails.Book("1", "Emma"));
            details.withdraw(List.of("1", "2"));
            assertThat(details.find("1")).isEmpty();
            details.rebuild();
            assertThat(container.cache(BookDetails.Book.class).keys()).isEmpty();
        }
    }

    @Test
    void exchangeRates_areCachedUntilTheyAreReloaded() {
        try (CachingContainer container =
                CachingContainer.deploy(List.of("cdi-redis.location=embedded:"), ExchangeRates.class)) {
            ExchangeRates.RateService rates = container.get(ExchangeRates.RateService.class);
            rates.reload();
            assertThat(rates.rateOf("EUR")).isEqualTo(6);
            rates.reload();
            assertThat(rates.rateOf("EUR")).isEqualTo(12);
        }
    }
}
