package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cdiredis.internal.cache.ContractCaches.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.CounterOverflowException;
import org.cdiredis.Expiry;
import org.cdiredis.NoSuchEntryException;
import org.cdiredis.TimeToLive;
import org.cdiredis.WrongTypeException;

/** Counting: exact over 64 bits, atomic, with the time to live kept. */
interface CounterContract extends HasCaches {

    @Test
    @Contract(58)
    default void increment_addsAndSubtracts() {
        Cache<String, Long> counters = caches().of(Long.class);
        counters.put("n", 1L);

        assertThat(counters.increment("n")).isEqualTo(2);
        assertThat(counters.increment("n", 10)).isEqualTo(12);
        assertThat(counters.decrement("n", 20)).isEqualTo(-8);
        assertThat(counters.decrement("n")).isEqualTo(-9);
        assertThat(counters.get("n")).isEqualTo(-9);
    }

    @Test
    @Contract(59)
    default void increment_missing_isRefusedAndCreatesNothing() {
        Cache<String, Long> counters = caches().of(Long.class);

        assertThatThrownBy(() -> counters.increment("n"))
                .isInstanceOf(NoSuchEntryException.class)
                .hasMessage("CDIREDIS00115: Cache \"test\": there is no entry \":1:n\"");
        assertThatThrownBy(() -> counters.decrement("n")).isInstanceOf(NoSuchEntryException.class);
        assertThatThrownBy(() -> counters.increment("n", 0.5)).isInstanceOf(NoSuchEntryException.class);
        assertThat(counters.contains("n")).isFalse();
    }

    @Test
    @Contract({60, 61})
    default void increment_createIfMissing_storesDeltaWithTimeToLive() {
        Cache<String, Long> counters = caches().of(Long.class);

        assertThat(counters.increment("up", 7, Expiry.after(Duration.ofMinutes(1))))
                .isEqualTo(7);
        assertThat(counters.decrement("down", 7, Expiry.after(Duration.ofMinutes(1))))
                .isEqualTo(-7);
        assertThat(counters.increment("ever", 7, Expiry.never())).isEqualTo(7);

        assertThat(counters.timeToLive("up").duration().orElseThrow())
                .isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
        assertThat(counters.timeToLive("down").duration()).isPresent();
        assertThat(counters.timeToLive("ever")).isEqualTo(TimeToLive.never());
        assertThat(counters.increment("up", 1, Expiry.never())).isEqualTo(8);
        assertThat(counters.timeToLive("up").duration()).isPresent();
    }

    @Test
    default void increment_createWithoutTime_returnsDeltaAndStoresNothing() {
        Cache<String, Long> counters = caches().of(Long.class);

        assertThat(counters.increment("n", 7, Expiry.after(Duration.ZERO))).isEqualTo(7);

        assertThat(counters.contains("n")).isFalse();
    }

    @Test
    @Contract({62, 67})
    default void increment_keepsTheTimeToLive() {
        Cache<String, Long> counters = caches().of(Long.class);
        counters.put("n", 1L, Expiry.after(Duration.ofHours(1)));
        Duration before = counters.timeToLive("n").duration().orElseThrow();

        counters.increment("n");
        counters.increment("n", -3);

        assertThat(counters.timeToLive("n").duration().orElseThrow()).isBetween(Duration.ofMinutes(59), before);
    }

    @ParameterizedTest
    @Contract({63, 64})
    @ValueSource(longs = {1L << 53, (1L << 53) + 1, 1L << 62, -(1L << 53) - 2, Long.MAX_VALUE - 1})
    default void increment_beyondDoublePrecision_isExact(long start) {
        Cache<String, Long> counters = caches().of(Long.class);
        counters.put("n", start);

        assertThat(counters.increment("n")).isEqualTo(start + 1);
        assertThat(counters.get("n")).isEqualTo(start + 1);
    }

    @Test
    @Contract(64)
    default void increment_beyond64Bits_isRefusedAndChangesNothing() {
        Cache<String, Long> counters = caches().of(Long.class);
        counters.put("n", Long.MAX_VALUE);

        assertThatThrownBy(() -> counters.increment("n"))
                .isInstanceOf(CounterOverflowException.class)
                .hasMessage(
                        "CDIREDIS00114: Cache \"test\": the counter would leave the range of 64-bit integers, or of finite"
                                + " numbers");
        assertThat(counters.get("n")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @Contract(65)
    default void increment_concurrently_losesNothing() {
        Cache<String, Long> counters = caches().of(Long.class);
        counters.put("n", 0L);

        inEightThreads(200, () -> counters.increment("n"));

        assertThat(counters.get("n")).isEqualTo(1600);
    }

    @Test
    @Contract(190)
    default void asyncIncrement_concurrently_losesNothingAndKeepsTheTimeToLive() {
        Cache<String, Long> counters = caches().of(Long.class);
        counters.put("n", 0L, Expiry.after(Duration.ofHours(1)));

        inEightThreads(200, () -> await(counters.async().increment("n")));

        assertThat(counters.get("n")).isEqualTo(1600);
        assertThat(counters.timeToLive("n").duration().orElseThrow())
                .isBetween(Duration.ofMinutes(55), Duration.ofHours(1));
    }

    @Test
    @Contract(66)
    default void incrementByFractions_concurrently_losesNothing() {
        Cache<String, Double> counters = caches().of(Double.class);
        counters.put("n", 0.5);

        inEightThreads(50, () -> counters.increment("n", 1.25));

        assertThat(counters.get("n")).isEqualTo(500.5);
    }

    @Test
    @Contract(66)
    default void incrementByFractions_createsAndCountsIntegersToo() {
        Cache<String, Double> counters = caches().of(Double.class);

        assertThat(counters.increment("n", 0.5, Expiry.byDefault())).isEqualTo(0.5);
        assertThat(counters.increment("n", 0.5)).isEqualTo(1.0);
        assertThat(counters.get("n")).isEqualTo(1.0);
        assertThatIllegalArgumentException().isThrownBy(() -> counters.increment("n", Double.NaN));
    }

    @Test
    @Contract(68)
    default void increment_ofWhatIsNoNumber_isRefusedAndChangesNothing() {
        Cache<String, String> texts = caches().of(String.class);
        texts.put("text", "many");
        caches().store().putOtherType(":1:list");

        assertThatThrownBy(() -> texts.increment("text"))
                .isInstanceOf(WrongTypeException.class)
                .hasMessage("CDIREDIS00113: Cache \"test\": the entry is not a number that Redis can count with");
        assertThatThrownBy(() -> texts.increment("text", 0.5)).isInstanceOf(WrongTypeException.class);
        assertThatThrownBy(() -> texts.increment("list")).isInstanceOf(WrongTypeException.class);
        assertThat(texts.get("text")).isEqualTo("many");
    }

    @Test
    @Contract(69)
    default void booleanTrue_isNotANumber() {
        Cache<String, Object> values = caches().of(Object.class);
        values.put("b", true);

        assertThat(values.get("b")).isEqualTo(true);
        assertThatThrownBy(() -> values.increment("b")).isInstanceOf(WrongTypeException.class);
    }

    @Test
    @Contract(70)
    default void increment_expired_isMissing() {
        Cache<String, Long> counters = caches().of(Long.class);
        counters.put("n", 1L, Expiry.after(Duration.ofMillis(20)));
        caches().pass(Duration.ofMillis(40));

        assertThatThrownBy(() -> counters.increment("n")).isInstanceOf(NoSuchEntryException.class);
        assertThat(counters.contains("n")).isFalse();
    }

    private static void inEightThreads(int times, Runnable action) {
        CompletableFuture<?>[] workers = IntStream.range(0, 8)
                .mapToObj(worker -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, times).forEach(i -> action.run()), task -> new Thread(task).start()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(workers).join();
    }
}
