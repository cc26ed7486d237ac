package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.TimeToLive;

/** Changing how long entries live. */
interface LifetimeContract extends HasCaches {

    @Test
    @Contract({31, 32})
    default void remove_isTrueOnce_andOfItsVersionOnly() {
        Cache<String, String> cache = caches().of(String.class);
        cache.withVersion(2).put("k", "v");

        assertThat(cache.remove("k")).isFalse();
        assertThat(cache.withVersion(2).remove("k")).isTrue();
        assertThat(cache.withVersion(2).remove("k")).isFalse();
    }

    @Test
    @Contract(33)
    default void withPrefix_removesTheEntryOfThatPrefix() {
        Cache<String, String> cache = caches().with().prefix("one").cache(String.class);
        cache.put("k", "v");
        cache.withPrefix("two").put("k", "w");

        assertThat(caches().exists("two:1:k")).isTrue();
        assertThat(cache.withPrefix("two").remove("k")).isTrue();
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    @Contract({34, 83})
    default void expire_replacesTheTimeToLive() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("k", "v");

        assertThat(cache.expire("k", Expiry.after(Duration.ofSeconds(40)))).isTrue();
        assertThat(left(cache, "k")).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40));
        assertThat(cache.expire("missing", Expiry.after(Duration.ofSeconds(40))))
                .isFalse();
        assertThat(cache.touch("missing")).isFalse();
    }

    @ParameterizedTest
    @Contract({35, 83})
    @ValueSource(longs = {0, -1, -100_000})
    default void expire_notPositive_removes(long milliseconds) {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("k", "v");

        assertThat(cache.expire("k", Expiry.after(Duration.ofMillis(milliseconds))))
                .isTrue();
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    @Contract({36, 86})
    default void touch_givesTheDefaultTimeInItsRealUnit() {
        Cache<String, String> cache =
                caches().with().expiry(Expiry.after(Duration.ofSeconds(90))).cache(String.class);
        cache.put("k", "v", Expiry.never());

        assertThat(cache.touch("k")).isTrue();
        assertThat(left(cache, "k")).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(90));
        assertThat(cache.expire("k", Expiry.byDefault())).isTrue();
        assertThat(left(cache, "k")).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(90));
    }

    @Test
    @Contract({37, 38, 84})
    default void expireNever_makesPersistent_alsoWhatIs() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("k", "v");

        assertThat(cache.expire("k", Expiry.never())).isTrue();
        assertThat(cache.timeToLive("k")).isEqualTo(TimeToLive.never());
        assertThat(cache.expire("k", Expiry.never())).isTrue();
        assertThat(cache.expire("missing", Expiry.never())).isFalse();
    }

    @Test
    @Contract(39)
    default void expire_leavesTheBytesAsTheyAre() {
        Cache<String, Integer> cache = caches().of(Integer.class);
        caches().putRaw(":1:k", " 7 ");

        cache.touch("k");
        cache.expire("k", Expiry.after(Duration.ofMillis(60_001)));

        assertThat(caches().raw(":1:k")).isEqualTo(" 7 ");
    }

    @Test
    @Contract(82)
    default void persist_isTrueOnce() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("k", "v");

        assertThat(cache.persist("k")).isTrue();
        assertThat(cache.timeToLive("k")).isEqualTo(TimeToLive.never());
        assertThat(cache.persist("k")).isFalse();
        assertThat(cache.persist("missing")).isFalse();
    }

    @Test
    @Contract({84, 85})
    default void expire_takesFractionsOfSeconds() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("k", "v");

        cache.expire("k", Expiry.after(Duration.ofMillis(55_500)));

        assertThat(left(cache, "k")).isBetween(Duration.ofMillis(45_000), Duration.ofMillis(55_500));
    }

    @Test
    @Contract(87)
    default void expireAt_takesInstants() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("k", "v", Expiry.never());
        Instant soon = caches().store().now().plusSeconds(100);

        assertThat(cache.expireAt("k", soon)).isTrue();
        assertThat(left(cache, "k")).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
        assertThat(cache.expireAt(
                        "k",
                        ZonedDateTime.ofInstant(soon.plusSeconds(50), ZoneId.of("Asia/Tokyo"))
                                .toInstant()))
                .isTrue();
        assertThat(left(cache, "k")).isBetween(Duration.ofSeconds(140), Duration.ofSeconds(150));
        assertThat(cache.expireAt("missing", soon)).isFalse();
        assertThat(cache.expireAt("k", caches().store().now().minusSeconds(1))).isTrue();
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    @Contract(88)
    default void allOfThem_honourTheVersion() {
        Cache<String, String> cache = caches().of(String.class);
        Cache<String, String> second = cache.withVersion(2);
        second.put("k", "v");

        assertThat(cache.touch("k")).isFalse();
        assertThat(cache.expire("k", Expiry.never())).isFalse();
        assertThat(cache.expireAt("k", caches().store().now().plusSeconds(9))).isFalse();
        assertThat(cache.persist("k")).isFalse();
        assertThat(cache.timeToLive("k")).isEqualTo(TimeToLive.absent());
        assertThat(second.expire("k", Expiry.after(Duration.ofSeconds(60)))).isTrue();
        assertThat(left(second, "k")).isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(second.expireAt("k", caches().store().now().plusSeconds(50))).isTrue();
        assertThat(second.touch("k")).isTrue();
        assertThat(second.persist("k")).isTrue();
    }

    private static Duration left(Cache<String, ?> cache, String key) {
        return cache.timeToLive(key).duration().orElseThrow();
    }
}
