package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.cdiredis.internal.cache.ContractCaches.await;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.AsyncCache;
import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.NullPolicy;
import org.cdiredis.TimeToLive;
import org.cdiredis.internal.config.StaleRefresh;

/** Serving entries that have expired while one caller loads them anew. */
interface StaleWindowContract extends HasCaches {

    /** Long enough for a slow machine to be within, and short enough to wait for. */
    Duration WINDOW = Duration.ofSeconds(30);

    Duration SHORT = Duration.ofMillis(50);

    Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    @Contract({182, 187})
    default void inTheWindow_theOldValueIsServed() {
        Cache<String, String> cache = cache();
        cache.put("k", "old", Expiry.after(SHORT));
        cache.put("young", "v", Expiry.after(Duration.ofSeconds(100)));
        caches().pass(SHORT.multipliedBy(2));

        assertThat(cache.get("k")).isEqualTo("old");
        assertThat(cache.contains("k")).isTrue();
        assertThat(cache.timeToLive("k")).isEqualTo(TimeToLive.remaining(Duration.ZERO));
        assertThat(cache.timeToLive("young").duration().orElseThrow())
                .isBetween(Duration.ofSeconds(80), Duration.ofSeconds(100));
    }

    @Test
    @Contract({182, 188})
    default void afterTheWindow_itIsGone() {
        Cache<String, String> cache = caches().with().staleWindow(SHORT).cache(String.class);
        cache.put("k", "old", Expiry.after(SHORT));
        caches().pass(SHORT.multipliedBy(3));

        assertThat(cache.lookup("k").isFound()).isFalse();
    }

    @Test
    @Contract({183, 184})
    default void inTheWindow_oneCallerOfTheClusterLoadsAndTheOthersGetTheOldValue() throws Exception {
        Cache<String, String> one = refreshedByCallers();
        Cache<String, String> other = refreshedByCallers();
        one.put("k", "old", Expiry.after(SHORT));
        caches().pass(SHORT.multipliedBy(2));
        CountDownLatch isLoading = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<String> refreshing = CompletableFuture.supplyAsync(
                () -> one.getOrLoad("k", key -> {
                    isLoading.countDown();
                    return awaited(mayEnd, "new");
                }),
                task -> new Thread(task).start());
        isLoading.await(10, TimeUnit.SECONDS);

        for (int i = 0; i < 5; i++) {
            assertThat(one.getOrLoad("k", key -> "loaded twice")).isEqualTo("old");
            assertThat(other.getOrLoad("k", key -> "loaded twice")).isEqualTo("old");
        }
        mayEnd.countDown();

        assertThat(refreshing.get(10, TimeUnit.SECONDS)).isEqualTo("new");
        assertThat(other.getOrLoad("k", key -> "loaded again")).isEqualTo("new");
        assertThat(one.timeToLive("k").duration().orElseThrow()).isGreaterThan(Duration.ofSeconds(60));
    }

    @Test
    @Contract({183, 184})
    default void inTheWindow_noCallerWaitsWhileItIsLoadedInTheBackground() {
        Cache<String, String> one = cache();
        Cache<String, String> other = cache();
        one.put("k", "old", Expiry.after(SHORT));
        caches().pass(SHORT.multipliedBy(2));
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger loads = new AtomicInteger();

        for (int i = 0; i < 5; i++) {
            for (Cache<String, String> cache : List.of(one, other)) {
                assertThat(cache.getOrLoad("k", key -> {
                            loads.incrementAndGet();
                            return awaited(mayEnd, "new");
                        }))
                        .isEqualTo("old");
            }
        }
        mayEnd.countDown();

        await().atMost(TEN_SECONDS).untilAsserted(() -> assertThat(one.get("k")).isEqualTo("new"));
        assertThat(other.getOrLoad("k", key -> "loaded again")).isEqualTo("new");
        assertThat(loads).hasValue(1);
        assertThat(one.timeToLive("k").duration().orElseThrow()).isGreaterThan(Duration.ofSeconds(60));
    }

    @Test
    @Contract(189)
    default void inTheWindow_noStageWaitsForTheLoader() {
        AsyncCache<String, String> cache = cache().async();
        await(cache.put("k", "old", Expiry.after(SHORT)));
        caches().pass(SHORT.multipliedBy(2));
        CompletableFuture<String> loaded = new CompletableFuture<>();

        assertThat(await(cache.getOrLoad("k", key -> loaded))).isEqualTo("old");
        loaded.complete("new");

        await().atMost(TEN_SECONDS)
                .untilAsserted(() -> assertThat(await(cache.get("k"))).isEqualTo("new"));
    }

    @Test
    @Contract(183)
    default void inTheWindow_aFailingLoaderLeavesTheOldValue() {
        Map<StaleRefresh, Cache<String, String>> others = new EnumMap<>(StaleRefresh.class);
        for (StaleRefresh refresh : StaleRefresh.values()) {
            ContractCaches.Settings settings =
                    caches().with().staleWindow(WINDOW).staleRefresh(refresh);
            Cache<String, String> cache = settings.cache(String.class);
            Cache<String, String> other = settings.cache(String.class);
            String entry = refresh.name();
            cache.put(entry, "old", Expiry.after(SHORT));
            caches().pass(SHORT.multipliedBy(2));
            AtomicInteger loads = new AtomicInteger();

            assertThat(cache.getOrLoad(entry, key -> {
                        loads.incrementAndGet();
                        throw new IllegalStateException("broken");
                    }))
                    .isEqualTo("old");

            await().atMost(TEN_SECONDS).untilAsserted(() -> assertThat(loads).hasValue(1));
            // Nobody tries at once what has just failed; the lease rests for real time, or that of the turned clock.
            assertThat(other.getOrLoad(entry, key -> "new")).isEqualTo("old");
            assertThat(cache.get(entry)).isEqualTo("old");
            others.put(refresh, other);
        }
        await().atMost(TEN_SECONDS).untilAsserted(() -> {
            caches().pass(SHORT);
            assertThat(others).allSatisfy((refresh, other) -> {
                other.getOrLoad(refresh.name(), key -> "new");
                assertThat(other.get(refresh.name())).isEqualTo("new");
            });
        });
    }

    @Test
    @Contract(43)
    default void inTheWindow_whatAnotherWriterPutsMeanwhileStays() {
        for (Expiry expiry : List.of(Expiry.never(), Expiry.after(Duration.ofSeconds(100)))) {
            Cache<String, String> cache = refreshedByCallers();
            cache.put("k", "old", Expiry.after(SHORT));
            caches().pass(SHORT.multipliedBy(2));

            assertThat(cache.getOrLoad("k", key -> {
                        cache.put("k", "of the other", expiry);
                        return "loaded";
                    }))
                    .isEqualTo("of the other");
            assertThat(cache.get("k")).isEqualTo("of the other");
        }
    }

    @Test
    default void inTheWindow_whatIsRemovedMeanwhileStaysRemoved() {
        Cache<String, String> cache = refreshedByCallers();
        cache.put("k", "old", Expiry.after(SHORT));
        caches().pass(SHORT.multipliedBy(2));

        assertThat(cache.getOrLoad(
                        "k",
                        key -> {
                            cache.remove("k");
                            return "loaded";
                        },
                        Expiry.never()))
                .isEqualTo("loaded");
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    default void inTheWindow_aLoadedNullThatIsSkippedRemovesTheOldValue() {
        Cache<String, @Nullable String> cache = caches().with()
                .staleWindow(WINDOW)
                .staleRefresh(StaleRefresh.CALLER)
                .nulls(NullPolicy.SKIP)
                .cache(String.class);
        cache.put("k", "old", Expiry.after(SHORT));
        caches().pass(SHORT.multipliedBy(2));

        assertThat(cache.getOrLoad("k", key -> null)).isNull();
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    default void inTheWindow_withoutAThreadForTheLoader_theOldValueIsServed() {
        Cache<String, String> cache = caches().with()
                .staleWindow(WINDOW)
                .background(task -> {
                    throw new RejectedExecutionException("full");
                })
                .cache(String.class);
        cache.put("k", "old", Expiry.after(SHORT));
        caches().pass(SHORT.multipliedBy(2));

        assertThat(cache.getOrLoad("k", key -> "new")).isEqualTo("old");
        assertThat(cache.getOrLoad("k", key -> "new")).isEqualTo("old");
    }

    @Test
    @Contract(185)
    default void otherOperations_workWithAWindow() {
        Cache<String, Long> cache = caches().with().staleWindow(WINDOW).cache(Long.class);

        assertThat(cache.increment("n", 5, Expiry.after(Duration.ofSeconds(100))))
                .isEqualTo(5);
        assertThat(cache.increment("n")).isEqualTo(6);
        assertThat(cache.timeToLive("n").duration().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(100));
        assertThat(cache.touch("n")).isTrue();
        assertThat(cache.timeToLive("n").duration().orElseThrow())
                .isBetween(Duration.ofSeconds(290), Duration.ofSeconds(300));
        assertThat(cache.putIfAbsent("n", 1L)).isFalse();
        assertThat(cache.putIfPresent("n", 1L)).isTrue();
        assertThat(cache.getAll(List.of("n"))).containsExactly(Map.entry("n", 1L));
        assertThat(cache.expireAt("n", caches().store().now().plusSeconds(50))).isTrue();
        assertThat(cache.timeToLive("n").duration().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(50));
    }

    @Test
    @Contract(186)
    default void entriesWithoutExpiry_haveNoWindow() {
        Cache<String, String> cache = cache();
        cache.put("ever", "v", Expiry.never());
        cache.put("gone", "v");
        cache.put("gone", "v", Expiry.after(Duration.ZERO));

        assertThat(cache.getOrLoad("ever", key -> "loaded")).isEqualTo("v");
        assertThat(cache.timeToLive("ever")).isEqualTo(TimeToLive.never());
        assertThat(cache.contains("gone")).isFalse();
        assertThat(cache.getOrLoad("now", key -> "v", Expiry.after(Duration.ZERO)))
                .isEqualTo("v");
        assertThat(cache.contains("now")).isFalse();
    }

    @Test
    @Contract(188)
    default void window_canBeChosenPerCall() {
        Cache<String, String> cache =
                caches().with().staleRefresh(StaleRefresh.CALLER).cache(String.class);
        LoadPolicy policy =
                LoadPolicy.byDefault().withExpiry(Expiry.after(SHORT)).withStaleWindow(WINDOW);
        assertThat(cache.getOrLoad("k", key -> "old", policy)).isEqualTo("old");
        caches().pass(SHORT.multipliedBy(2));

        assertThat(cache.get("k")).isEqualTo("old");
        assertThat(cache.getOrLoad("k", key -> "new", policy)).isEqualTo("new");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadPolicy.byDefault().withStaleWindow(Duration.ofMillis(-1)))
                .withMessage("staleWindow: PT-0.001S is negative");
    }

    private Cache<String, String> refreshedByCallers() {
        return caches().with()
                .staleWindow(WINDOW)
                .staleRefresh(StaleRefresh.CALLER)
                .cache(String.class);
    }

    private Cache<String, String> cache() {
        return caches().with().staleWindow(WINDOW).cache(String.class);
    }

    private static String awaited(CountDownLatch latch, String value) {
        try {
            latch.await(10, TimeUnit.SECONDS);
            return value;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
