package org.cdiredis.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;

/** A Django process that compresses with zlib, and a cache that does the same. */
final class DjangoCompressionTest extends DjangoFixture {

    private static final String LONG = "many words, many words, ".repeat(100);

    @BeforeAll
    static void start() throws Exception {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("cdi-redis.compressor=zlib");
        options.add("cdi-redis.compressor.threshold=15");
        start(options, Map.of("COMPRESSOR", "django_redis.compressors.zlib.ZlibCompressor"));
    }

    @Test
    @Contract(116)
    void compressedValue_isReadByTheOther() {
        Cache<String, String> cache = shared.cache("shop", String.class);
        cache.put("ours", LONG);
        django.eval("cache.set('theirs', '" + LONG + "')");

        assertThat(Integer.parseInt(shared.server.command("STRLEN", "shop:1:ours")))
                .isLessThan(LONG.length() / 2);
        assertThat(Integer.parseInt(shared.server.command("STRLEN", "shop:1:theirs")))
                .isLessThan(LONG.length() / 2);
        assertThat(django.isTrue("cache.get('ours') == '" + LONG + "'")).isTrue();
        assertThat(cache.get("theirs")).isEqualTo(LONG);
    }

    @Test
    @Contract(118)
    void incompressibleValue_isLargerFromDjangoOnly_andReadAnyway() {
        Cache<String, String> cache = shared.cache("shop", String.class);
        String noise = "q7Zp0xVt3LmK9wYb";
        cache.put("ours", noise);
        django.eval("cache.set('theirs', '" + noise + "')");

        assertThat(Integer.parseInt(shared.server.command("STRLEN", "shop:1:ours")))
                .isLessThan(Integer.parseInt(shared.server.command("STRLEN", "shop:1:theirs")));
        assertThat(django.isTrue("cache.get('ours') == '" + noise + "'")).isTrue();
        assertThat(cache.get("theirs")).isEqualTo(noise);
    }

    @Test
    @Contract(121)
    void counters_areNotCompressed() {
        Cache<String, Long> cache = shared.cache("shop", Long.class);
        cache.increment("n", 123_456_789_012_345L, Expiry.byDefault());

        assertThat(django.repr("cache.incr('n')")).isEqualTo("123456789012346");
        assertThat(cache.increment("n")).isEqualTo(123_456_789_012_347L);
    }
}
