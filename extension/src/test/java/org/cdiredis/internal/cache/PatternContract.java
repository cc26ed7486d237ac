package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cdiredis.internal.cache.ContractCaches.await;

import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.RedisCacheException;
import org.cdiredis.codec.GlobPattern;
import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeySpace;

/** Listing and removing by pattern. */
interface PatternContract extends HasCaches {

    @Test
    @Contract(89)
    default void removeAll_ofAPattern_removesMatchesAndCountsThem() {
        Cache<String, String> cache = caches().of(String.class);
        cache.putAll(Map.of("foo-aa", "1", "foo-ab", "2", "foo-bb", "3"));

        assertThat(cache.removeAll("foo-a*")).isEqualTo(2);
        assertThat(cache.removeAll("foo-a*")).isZero();
        assertThat(cache.keys()).containsExactly("foo-bb");
    }

    @Test
    @Contract({90, 8, 9})
    default void patterns_reachOwnKeysOnly() {
        for (String prefix : List.of("", "a", "*", "p*[x]?", "p]", "p\\", "[a-z]")) {
            Cache<String, String> cache = caches().with().prefix(prefix).cache(String.class);
            cache.put("k", "v");
            cache.withVersion(2).put("k", "v");
            cache.withPrefix(prefix + "x").put("k", "v");
            caches().putRaw("pfx:1:k", "1");

            assertThat(cache.keys("k*")).as(prefix).containsExactly("k");
            assertThat(cache.removeAll("*")).as(prefix).isOne();
            assertThat(cache.withVersion(2).contains("k")).isTrue();
            assertThat(cache.withPrefix(prefix + "x").contains("k")).isTrue();
            assertThat(caches().exists("pfx:1:k")).isTrue();
            cache.withVersion(2).clear();
            cache.withPrefix(prefix + "x").clear();
        }
    }

    @ParameterizedTest
    @Contract(91)
    @ValueSource(ints = {1, 2, 7, 100_000})
    default void anyPageSize_findsAll(int pageSize) {
        Cache<Integer, String> cache = caches().with().cache(Integer.class, String.class);
        IntStream.range(0, 40).forEach(i -> cache.put(i, "v"));

        assertThat(cache.keys("*", pageSize).collect(Collectors.toSet())).hasSize(40);
        Set<Integer> seen = Collections.synchronizedSet(new HashSet<>());
        await(cache.async().forEachKey("*", pageSize, seen::add));
        assertThat(seen).hasSize(40);
        assertThat(cache.removeAll("1*", pageSize)).isEqualTo(11);
        assertThat(await(cache.async().removeAll("*", pageSize))).isEqualTo(29);
    }

    @ParameterizedTest
    @Contract(92)
    @ValueSource(ints = {0, -1, 100_001})
    default void pageSizeOutOfRange_isRefused(int pageSize) {
        Cache<String, String> cache = caches().of(String.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cache.keys("*", pageSize))
                .withMessage("pageSize: " + pageSize + " is not from 1 to 100000");
        assertThatIllegalArgumentException().isThrownBy(() -> cache.removeAll("*", pageSize));
        assertThatIllegalArgumentException().isThrownBy(() -> cache.async().forEachKey("*", pageSize, key -> {}));
    }

    @Test
    @Contract(93)
    default void escapedPattern_matchesJustTheKey() {
        Cache<String, String> cache = caches().of(String.class);
        for (String key : List.of("a[b]*?\\c", "ab", "a[b]xx\\c", "-^-", "x^x")) {
            cache.put(key, "v");
        }

        assertThat(cache.keys(GlobPattern.escape("a[b]*?\\c"))).containsExactly("a[b]*?\\c");
        assertThat(cache.removeAll(GlobPattern.escape("-^-"))).isOne();
    }

    @Test
    @Contract(94)
    default void keys_areLazyAndCanBeAbandoned() {
        Cache<String, String> cache = caches().of(String.class);
        IntStream.range(0, 50).forEach(i -> cache.put("k" + i, "v"));

        for (int i = 0; i < 50; i++) {
            Iterator<String> keys = cache.keys("*", 1).iterator();
            assertThat(keys.next()).startsWith("k");
        }

        assertThat(cache.get("k1")).isEqualTo("v");
    }

    @Test
    @Contract(7)
    default void keyCodecWithoutAWayBack_failsClearlyWhenListing() {
        Cache<String, String> cache = caches().with()
                .keyCodec(new KeyCodec() {
                    @Override
                    public String encode(KeySpace space, String key) {
                        return space.prefix() + space.version() + key;
                    }

                    @Override
                    public String decode(KeySpace space, String physicalKey) {
                        throw new UnsupportedOperationException();
                    }
                })
                .cache(String.class);
        cache.put("k", "v");

        assertThatThrownBy(() -> cache.keys().toList())
                .isInstanceOf(RedisCacheException.class)
                .hasMessage("CDIREDIS00116: Cache \"test\": its key-codec cannot decode keys, so they cannot be listed."
                        + " Implement decode, or do without keys()");
        assertThat(cache.removeAll("*")).isOne();
    }

    @Test
    default void prefixSupplier_isAskedAtEachCall() {
        AtomicReference<String> tenant = new AtomicReference<>("red");
        Cache<String, String> cache = caches().with()
                .prefixSupplier(alias -> alias + "-" + tenant.get())
                .cache(String.class);

        cache.put("k", "of red");
        tenant.set("blue");

        assertThat(cache.lookup("k").isFound()).isFalse();
        cache.put("k", "of blue");
        assertThat(cache.keys()).containsExactly("k");
        assertThat(cache.clear()).isOne();
        tenant.set("red");
        assertThat(cache.get("k")).isEqualTo("of red");
        assertThat(caches().exists("test-red:1:k")).isTrue();
        assertThat(cache.withVersion(2).getAll(List.of("k"))).isEmpty();
    }
}
