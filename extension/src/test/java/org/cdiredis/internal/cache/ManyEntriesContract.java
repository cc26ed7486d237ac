package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.NullPolicy;
import org.cdiredis.ValueEncodingException;

/** Operations on many entries. */
interface ManyEntriesContract extends HasCaches {

    @Test
    @Contract(47)
    default void getAll_returnsWhatIsThereInTheOrderOfTheKeys() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("a", "1");
        cache.put("b", "2");

        Map<String, @Nullable String> found = cache.getAll(List.of("b", "missing", "a", "b"));

        assertThat(found).containsExactly(Map.entry("b", "2"), Map.entry("a", "1"));
        found.clear();
        assertThat(cache.getAll(List.of("a"))).hasSize(1);
    }

    @Test
    @Contract({48, 27})
    default void getAll_containsStoredNulls() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("null", null);

        assertThat(cache.getAll(List.of("null", "missing")))
                .containsOnlyKeys("null")
                .containsEntry("null", null);
    }

    @Test
    @Contract(49)
    default void noKeys_giveNothing() {
        Cache<String, String> cache = caches().of(String.class);

        assertThat(cache.getAll(() -> Collections.emptyIterator())).isEmpty();
        assertThat(cache.removeAll(() -> Collections.emptyIterator())).isZero();
        assertThat(cache.putAll(Map.of())).isEmpty();
    }

    @Test
    @Contract(51)
    default void getAll_withAnEntryThatCannotBeDecoded_returnsTheOthers() {
        Cache<String, Integer> cache = caches().of(Integer.class);
        cache.put("good", 1);
        caches().putRaw(":1:bad", "{");
        caches().store().putOtherType(":1:list");

        assertThat(cache.getAll(List.of("bad", "good", "list"))).containsExactly(Map.entry("good", 1));
    }

    @Test
    @Contract(52)
    default void putAll_storesAllWithExpiryAndVersion() {
        Cache<String, String> second = caches().of(String.class).withVersion(2);

        assertThat(second.putAll(Map.of("a", "1", "b", "2"), Expiry.after(Duration.ofMinutes(1))))
                .isEmpty();

        assertThat(second.getAll(List.of("a", "b"))).hasSize(2);
        assertThat(second.timeToLive("a").duration().orElseThrow()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(second.timeToLive("b").duration()).isPresent();
        assertThat(second.withVersion(1).getAll(List.of("a", "b"))).isEmpty();
    }

    @Test
    @Contract(53)
    default void putAll_withAValueThatCannotBeEncoded_storesNoneAndNamesTheKey() {
        Cache<String, Object> cache = caches().of(Object.class);
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("good", "v");
        entries.put("bad", new Object());

        assertThatThrownBy(() -> cache.putAll(entries))
                .isInstanceOf(ValueEncodingException.class)
                .hasMessageContaining(":1:bad");
        assertThat(cache.contains("good")).isFalse();
    }

    @Test
    @Contract(55)
    default void putAll_withoutTime_removes() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("a", "1");

        assertThat(cache.putAll(Map.of("a", "2", "b", "3"), Expiry.after(Duration.ZERO)))
                .isEmpty();

        assertThat(cache.getAll(List.of("a", "b"))).isEmpty();
    }

    @Test
    @Contract(56)
    default void removeAll_countsWhatWasThere() {
        Cache<String, String> cache = caches().of(String.class);
        cache.putAll(Map.of("a", "1", "b", "2"));

        assertThat(cache.removeAll(List.of("a", "b", "c"))).isEqualTo(2);
        assertThat(cache.removeAll(List.of("a", "b", "c"))).isZero();
        assertThat(cache.removeAll(List.<String>of())).isZero();
    }

    @Test
    @Contract({50, 52, 57})
    default void manyBatches_areAllDone() {
        Cache<String, Integer> cache = caches().of(Integer.class);
        Map<String, Integer> entries = IntStream.range(0, 2_500)
                .boxed()
                .collect(Collectors.toMap(i -> "k" + i, i -> i, (one, other) -> one, LinkedHashMap::new));

        assertThat(cache.putAll(entries)).isEmpty();
        assertThat(cache.getAll(entries.keySet())).isEqualTo(entries);
        assertThat(cache.removeAll(entries.keySet())).isEqualTo(2_500);
    }

    @Test
    default void nulls_underSkip_areRemovedAndUnderRefuse_areAMistake() {
        Cache<String, String> skipping = caches().with().nulls(NullPolicy.SKIP).cache(String.class);
        Map<String, @Nullable String> entries = new LinkedHashMap<>();
        entries.put("a", "1");
        entries.put("null", null);
        skipping.put("null", "before");

        assertThat(skipping.putAll(entries)).isEmpty();
        assertThat(skipping.getAll(List.of("a", "null"))).containsOnlyKeys("a");
        assertThat(skipping.put("a", null)).isFalse();
        assertThat(skipping.contains("a")).isFalse();

        Cache<String, String> refusing =
                caches().with().nulls(NullPolicy.REFUSE).cache(String.class);
        assertThatThrownBy(() -> refusing.putAll(entries))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(
                        "CDIREDIS00117: Cache \"test\": a null was put or loaded, and the option null-policy is refuse. Put"
                                + " or load something else, or configure store or skip");
        assertThatThrownBy(() -> refusing.put("a", null)).isInstanceOf(NullPointerException.class);
        assertThat(refusing.contains("a")).isFalse();
    }
}
