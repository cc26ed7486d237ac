package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.inject.Inject;

import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** What a deployment says of names that are almost those of what the library brings. */
final class BuiltInNamesTest {

    @AfterEach
    void reset() {
        TestConfig.reset();
    }

    static class Shop {
        @Inject
        @RedisCache("books")
        Cache<String, String> books;
    }

    @Test
    void misspeltSerializer_isReportedWithTheNamesThatThereAre() {
        assertThat(failure("cdi-redis.serializer=jsno"))
                .hasMessageContaining(
                        "CDIREDIS00002: cdi-redis.serializer = \"jsno\": no such class, and no bean of that"
                                + " name. Write json, string, bytes, jdk, kryo, msgpack, cbor, smile, the full name of a class of the"
                                + " application, or the name of a CDI bean");
    }

    @Test
    void misspeltCompressor_isReportedWithTheNamesThatThereAre() {
        assertThat(failure("cdi-redis.cache.books.compressor=zstandard"))
                .hasMessageContaining(
                        "CDIREDIS00002: cdi-redis.cache.books.compressor = \"zstandard\": no such class, and no"
                                + " bean of that name. Write none, zlib, gzip, lz4, zstd, snappy, lzma, the full name of a class of the"
                                + " application, or the name of a CDI bean");
    }

    @Test
    void missingErrorHandler_isReportedWithoutThem() {
        assertThat(failure("cdi-redis.error-handler=nobody"))
                .hasMessageContaining(
                        "no bean of that name. Write the full name of a class of the application, or the name"
                                + " of a CDI bean");
    }

    private static Throwable failure(String property) {
        TestConfig.set("cdi-redis.location=redis://localhost", property);
        return catchThrowable(() -> new Weld()
                .disableDiscovery()
                .addExtension(new RedisExtension())
                .beanClasses(Shop.class)
                .initialize());
    }
}
