package org.cdiredis.howto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

import org.cdiredis.Contract;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.internal.cdi.Configured;
import org.cdiredis.internal.cdi.RedisExtension;

/** The beans of survive-an-outage do what the page says, with a Redis that is not there. */
@Configured({
    "cdi-redis.location=redis://127.0.0.1:1",
    "cdi-redis.ignore-exceptions=false",
    "cdi-redis.cache.books.ignore-exceptions=true",
    "cdi-redis.cache.books.circuit-breaker.failures=2",
    "cdi-redis.cache.books.circuit-breaker.cool-down=PT1H",
    "cdi-redis.cache.books.error-handler=readsOnly"
})
@EnableWeld
final class OutageHowToTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(WeldInitiator.createWeld()
                    .addExtension(new RedisExtension())
                    .addBeanClasses(Orders.class, ReadsOnly.class))
            .build();

    @Test
    @Contract({154, 157, 161, 162})
    void orders_areReadWithoutRedisAndWrittenOnlyWithIt(Orders orders) {
        assertThat(orders.isClaimed("1")).isFalse();
        assertThatThrownBy(() -> orders.release("1")).isInstanceOf(RedisUnavailableException.class);
        assertThatThrownBy(() -> orders.claim("1")).isInstanceOf(RedisUnavailableException.class);

        assertThat(orders.health()).isEqualTo("2 errors, 1 ignored, 1 not sent");
    }
}
