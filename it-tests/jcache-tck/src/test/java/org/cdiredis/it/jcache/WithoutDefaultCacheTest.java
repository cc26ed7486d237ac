package org.cdiredis.it.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;

import org.cdiredis.caching.CacheResult;

/** That an application which has the standard on its class path, and does not use it, needs no default cache for it. */
final class WithoutDefaultCacheTest {

    @ApplicationScoped
    static class Shelf {

        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult(alias = "books")
        int find(String isbn) {
            return calls.incrementAndGet();
        }
    }

    @Test
    void application_isDeployed() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        // An application of its own, as containers and configurations tell them apart.
        try (URLClassLoader other = new URLClassLoader(new URL[0], usual)) {
            thread.setContextClassLoader(other);
            Config config = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(new PropertiesConfigSource(
                            Map.of(
                                    "cdi-redis.cache.books.location", "embedded:",
                                    "cdi-redis.cache.books.deadline", "PT20S",
                                    "cdi-redis.cache.books.timeout", "PT10S",
                                    "cdi-redis.cache.books.connect-timeout", "PT10S"),
                            "test",
                            100))
                    .build();
            ConfigProviderResolver.instance().registerConfig(config, other);
            try (SeContainer container = Containers.start(List.of(Shelf.class))) {
                Shelf shelf = container.select(Shelf.class).get();

                assertThat(shelf.find("a")).isEqualTo(1);
                assertThat(shelf.find("a")).isEqualTo(1);
            } finally {
                ConfigProviderResolver.instance().releaseConfig(config);
            }
        } finally {
            thread.setContextClassLoader(usual);
        }
    }
}
