package org.cdiredis.it.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** That a cache learns from its injection point of which types it is, in each of the containers. */
final class CacheInjectionTest {

    @ApplicationScoped
    static class Shelf {

        @Inject
        @RedisCache
        Cache<String, Integer> copies;

        @Nullable
        Integer storeAndRead() {
            copies.put("1", 7);
            return copies.get("1");
        }
    }

    @Test
    void cache_isInjected() {
        assertThat(ContainerBeans.container().select(Shelf.class).get().storeAndRead())
                .isEqualTo(7);
    }
}
