package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.RedisCache;
import org.cdiredis.WrongTypeException;

/** Structures are among the entries of their cache. */
@Configured({
    "cdi-redis.location=embedded:",
    "cdi-redis.deadline=PT20S",
    "cdi-redis.timeout=PT10S",
    "cdi-redis.cache.books.version=7"
})
@EnableWeld
final class CacheStructuresTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(WeldInitiator.createWeld()
                    .addExtension(new RedisExtension())
                    .addBeanClass(Shop.class))
            .build();

    @Dependent
    static class Shop {

        @Inject
        @RedisCache("books")
        Cache<String, String> cache;

        @Inject
        @RedisCache
        Cache<String, String> other;
    }

    @Test
    @Contract(134)
    void structures_areReachedByTheCache(Shop shop) {
        Cache<String, String> cache = shop.cache;
        cache.structures().map("m", String.class).put("field", "value");
        cache.structures().set("s").add("element");
        cache.structures().list("l").add("element");

        assertThat(cache.structures().physicalKey("m")).isEqualTo("books:7:m");
        assertThat(cache.keys()).containsExactlyInAnyOrder("m", "s", "l");
        assertThat(cache.contains("m")).isTrue();
        assertThat(cache.remove("m")).isTrue();
        assertThat(cache.structures().map("m", String.class).isEmpty()).isTrue();
        assertThat(cache.clear()).isEqualTo(2);
        assertThat(cache.structures().set("s").isExists()).isFalse();
    }

    @Test
    @Contract(134)
    void structures_ofOtherPrefixesAndVersions_areOthers(Shop shop) {
        shop.cache.structures().set("s").add("seven");
        shop.cache.withVersion(8).structures().set("s").add("eight");
        shop.other.structures().set("s").add("other");

        assertThat(shop.cache.structures().set("s").readAll()).containsExactly("seven");
        assertThat(shop.cache.withVersion(8).structures().set("s").readAll()).containsExactly("eight");
        assertThat(shop.cache.clear()).isEqualTo(1);
        assertThat(shop.cache.withVersion(8).structures().set("s").readAll()).containsExactly("eight");
        assertThat(shop.other.structures().set("s").readAll()).containsExactly("other");
        shop.cache.withVersion(8).clear();
        shop.other.clear();
    }

    @Test
    @Contract(142)
    void structures_byDefault_liveAsLongAsAnEntry(Shop shop) {
        shop.cache
                .structures()
                .atomically("s", Expiry.byDefault(), batch -> batch.set().addAsync("element"));

        assertThat(shop.cache.timeToLive("s").duration().orElseThrow().toSeconds())
                .isBetween(200L, 300L);
        assertThatThrownBy(() -> shop.cache.get("s")).isInstanceOf(WrongTypeException.class);
        shop.cache.clear();
    }
}
