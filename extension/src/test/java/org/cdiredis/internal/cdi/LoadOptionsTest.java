package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.inject.Inject;

import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** What a deployment says of wrong options of loading, and of how long entries live. */
final class LoadOptionsTest {

    @AfterEach
    void reset() {
        TestConfig.reset();
    }

    static class Shop {
        @Inject
        @RedisCache("books")
        Cache<String, String> books;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ttl-jitter | tenth | not a number from 0 to 1. Write 0.1 for a tenth, for example",
                "ttl-jitter | 1.1 | not a number from 0 to 1. Write 0.1 for a tenth, for example",
                "ttl-jitter | -0.1 | not a number from 0 to 1. Write 0.1 for a tenth, for example",
                "ttl-jitter | NaN | not a number from 0 to 1. Write 0.1 for a tenth, for example",
                "stale-refresh | foreground | no such value. Write background, caller",
                "load-lease | PT0S | out of range. Write PT0.001S to PT1H",
                "load-timeout | PT2H | out of range. Write PT0.001S to PT1H"
            })
    void wrongValue_stopsTheDeployment(String option, String value, String remedy) {
        TestConfig.set("cdi-redis.location=redis://localhost", "cdi-redis.cache.books." + option + "=" + value);

        assertThat(catchThrowable(() -> new Weld()
                        .disableDiscovery()
                        .addExtension(new RedisExtension())
                        .beanClasses(Shop.class)
                        .initialize()))
                .hasMessageContaining(
                        "CDIREDIS00002: cdi-redis.cache.books." + option + " = \"" + value + "\": " + remedy);
    }
}
