package org.cdiredis.howto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;

import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

import org.cdiredis.howto.Prices.Price;
import org.cdiredis.internal.cdi.Configured;
import org.cdiredis.internal.cdi.RedisExtension;

/** The bean of docs/howto/prevent-stampedes.md does what the page says. */
@Configured({
    "cdi-redis.location=embedded:",
    "cdi-redis.deadline=PT20S",
    "cdi-redis.timeout=PT10S",
    "cdi-redis.cache.prices.stale-window=PT2M",
    "cdi-redis.cache.prices.ttl-jitter=0.1"
})
@EnableWeld
final class StampedeHowToTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(WeldInitiator.createWeld()
                    .addExtension(new RedisExtension())
                    .addBeanClasses(Prices.class))
            .build();

    @Test
    void prices_areServedWhileTheyAreLoadedAnew(Prices prices) {
        assertThat(prices.price("978-0141439587")).isEqualTo(new Price(BigDecimal.ONE));
        assertThat(prices.price("978-0141439587")).isEqualTo(new Price(BigDecimal.ONE));
        assertThat(prices.timeToLive("978-0141439587"))
                .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10).minusMillis(1));

        prices.expire("978-0141439587");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(prices.price("978-0141439587")).isEqualTo(new Price(BigDecimal.valueOf(2))));
    }
}
