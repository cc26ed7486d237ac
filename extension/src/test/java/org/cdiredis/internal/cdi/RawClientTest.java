package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.Contract;
import org.cdiredis.RedisCache;
import org.cdiredis.RedisUnavailableException;

/** The client of a cache, injected and looked up. */
@Configured({
    "cdi-redis.location=embedded:",
    "cdi-redis.deadline=PT20S",
    "cdi-redis.timeout=PT10S",
    "cdi-redis.cache.books.ttl=PT10S",
    "cdi-redis.cache.numbered.location=embedded:/3"
})
@EnableWeld
final class RawClientTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(WeldInitiator.createWeld()
                    .addExtension(new RedisExtension())
                    .addBeanClass(Shop.class))
            .build();

    @Dependent
    static class Shop {

        @Inject
        Caches caches;

        @Inject
        @RedisCache("books")
        RedissonClient client;

        @Inject
        @RedisCache("books")
        Cache<String, String> cache;
    }

    @Test
    @Contract(181)
    void client_lookedUp_isTheInjectedOne(Shop shop) {
        assertThat(shop.caches.client("books").getId()).isEqualTo(shop.client.getId());
        assertThat(shop.caches.client("default")).isSameAs(shop.caches.client("books"));
        assertThat(shop.caches.client("numbered")).isNotSameAs(shop.caches.client("books"));
    }

    @Test
    @Contract(181)
    void client_isTheOneThatTheCacheUses(Shop shop) {
        shop.cache.put("k", "v");

        shop.caches.client("books").shutdown(); // what nobody is to do, but it shows whose it is

        assertThatThrownBy(() -> shop.cache.get("k"))
                .isInstanceOf(RedisUnavailableException.class)
                .hasMessageStartingWith("CDIREDIS00110: Cache \"books\": ");
    }

    @Test
    @Contract(181)
    void client_ofUnknownName_isRefused(Shop shop) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.caches.client("magazines"))
                .withMessage(
                        "CDIREDIS00200: name: there is no cache \"magazines\". There are: books, default, numbered");
    }
}
