package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.Lookup;
import org.cdiredis.NoSuchEntryException;
import org.cdiredis.TimeToLive;

/** Moving entries between versions. */
interface VersionContract extends HasCaches {

    @Test
    @Contract({71, 78})
    default void incrementVersion_movesValueAndTimeToLive() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("k", "v", Expiry.after(Duration.ofSeconds(100)));

        assertThat(cache.incrementVersion("k")).isEqualTo(2);

        assertThat(cache.lookup("k").isFound()).isFalse();
        assertThat(cache.withVersion(2).get("k")).isEqualTo("v");
        assertThat(cache.withVersion(2).timeToLive("k").duration().orElseThrow())
                .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
        assertThat(cache.withVersion(2).incrementVersion("k", 5)).isEqualTo(7);
        assertThat(cache.withVersion(7).decrementVersion("k")).isEqualTo(6);
        assertThat(cache.withVersion(6).get("k")).isEqualTo("v");
    }

    @Test
    @Contract(72)
    default void incrementVersion_withoutExpiry_keepsNone() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("k", "v", Expiry.never());

        cache.incrementVersion("k");

        assertThat(cache.withVersion(2).timeToLive("k")).isEqualTo(TimeToLive.never());
    }

    @Test
    @Contract({73, 11})
    default void incrementVersion_missing_isRefused() {
        Cache<String, String> cache = caches().of(String.class);

        assertThatThrownBy(() -> cache.incrementVersion("k")).isInstanceOf(NoSuchEntryException.class);
        assertThatThrownBy(() -> cache.incrementVersion("k", 0)).isInstanceOf(NoSuchEntryException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> cache.incrementVersion("k", -2));
        assertThatIllegalArgumentException().isThrownBy(() -> cache.incrementVersion("k", Integer.MAX_VALUE));
    }

    @Test
    @Contract(74)
    default void incrementVersion_movesAStoredNull_andReplacesWhatIsThere() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("k", null);
        cache.withVersion(2).put("k", "old");

        assertThat(cache.incrementVersion("k")).isEqualTo(2);
        assertThat(cache.withVersion(2).lookup("k")).isEqualTo(Lookup.found(null));
    }

    @Test
    @Contract(75)
    default void incrementVersion_withLittleTimeLeft_survives() {
        Cache<String, String> cache = caches().of(String.class);
        boolean wasInTime;
        boolean isThere;
        do {
            Instant start = Instant.now();
            cache.put("k", "v", Expiry.after(Duration.ofMillis(400)));
            cache.incrementVersion("k");
            isThere = cache.withVersion(2).contains("k");
            wasInTime = Duration.between(start, Instant.now()).toMillis() < 400;
        } while (!wasInTime);

        assertThat(isThere).isTrue();
    }

    @Test
    @Contract(76)
    default void incrementVersion_underReaders_isMissedByNone() throws Exception {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("k", "v", Expiry.never());
        ConcurrentLinkedQueue<String> misses = new ConcurrentLinkedQueue<>();
        CountDownLatch isReading = new CountDownLatch(1);
        AtomicInteger version = new AtomicInteger(1);
        Thread reader = new Thread(() -> {
            while (version.get() < 100) {
                int current = version.get();
                // The entry may be moved on between the two reads, but then the version has changed.
                boolean isSeen = cache.withVersion(current).contains("k")
                        || cache.withVersion(current + 1).contains("k")
                        || version.get() != current;
                if (!isSeen) {
                    misses.add("version " + current);
                }
                isReading.countDown();
            }
        });
        reader.start();
        isReading.await(10, TimeUnit.SECONDS);

        for (int i = 1; i < 100; i++) {
            version.set(cache.withVersion(i).incrementVersion("k"));
        }

        reader.join(10_000);
        assertThat(misses).isEmpty();
    }

    @Test
    @Contract(77)
    default void incrementVersion_ofAKeyWithSeparators_keepsTheKey() {
        Cache<String, String> cache = caches().with().prefix("a:b").cache(String.class);
        cache.put("c:o:l", "v");

        cache.incrementVersion("c:o:l");

        assertThat(cache.withVersion(2).get("c:o:l")).isEqualTo("v");
        assertThat(cache.withVersion(2).keys()).containsExactly("c:o:l");
    }
}
