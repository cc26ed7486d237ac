package org.cdiredis.internal.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cdiredis.internal.cache.ContractCaches.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.AsyncCache;
import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.Lookup;
import org.cdiredis.NullPolicy;
import org.cdiredis.SingleFlight;
import org.cdiredis.TimeToLive;
import org.cdiredis.internal.commands.SetCondition;

/** Getting values that are loaded where there are none. */
interface LoadContract extends HasCaches {

    @Test
    @Contract(40)
    default void getOrLoad_loadsOnceAndStores() {
        Cache<String, String> cache = caches().of(String.class);
        AtomicInteger loads = new AtomicInteger();

        for (int i = 0; i < 2; i++) {
            assertThat(cache.getOrLoad(
                            "k", key -> key + loads.incrementAndGet(), Expiry.after(Duration.ofSeconds(100))))
                    .isEqualTo("k1");
        }

        assertThat(cache.get("k")).isEqualTo("k1");
        assertThat(cache.timeToLive("k").duration().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(100));
    }

    @Test
    default void getOrLoad_runsTheLoaderOnTheCallingThread() {
        Cache<String, String> cache = caches().of(String.class);

        assertThat(cache.getOrLoad("k", key -> Thread.currentThread().getName()))
                .isEqualTo(Thread.currentThread().getName());
    }

    @Test
    @Contract(40)
    default void asyncGetOrLoad_storesWhatTheStageGives() {
        AsyncCache<String, String> cache = caches().of(String.class).async();

        assertThat(await(cache.getOrLoad("k", key -> CompletableFuture.supplyAsync(() -> key + "!"))))
                .isEqualTo("k!");
        assertThat(await(cache.getOrLoad("k", key -> CompletableFuture.failedFuture(new AssertionError()))))
                .isEqualTo("k!");
    }

    @Test
    @Contract(41)
    default void getOrLoad_null_isStoredSkippedOrRefused() {
        Cache<String, @Nullable String> storing = caches().of(String.class);
        assertThat(storing.getOrLoad("stored", key -> null)).isNull();
        assertThat(storing.lookup("stored")).isEqualTo(Lookup.found(null));

        Cache<String, @Nullable String> skipping =
                caches().with().nulls(NullPolicy.SKIP).cache(String.class);
        assertThat(skipping.getOrLoad("skipped", key -> null)).isNull();
        assertThat(skipping.lookup("skipped")).isEqualTo(Lookup.absent());

        Cache<String, @Nullable String> refusing =
                caches().with().nulls(NullPolicy.REFUSE).cache(String.class);
        assertThatThrownBy(() -> refusing.getOrLoad("refused", key -> null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageStartingWith("CDIREDIS00117");
        assertThat(refusing.contains("refused")).isFalse();
    }

    @Test
    @Contract(42)
    default void getOrLoad_withoutTime_returnsAndStoresNothing() {
        Cache<String, String> cache = caches().of(String.class);

        assertThat(cache.getOrLoad("k", key -> "v", Expiry.after(Duration.ZERO)))
                .isEqualTo("v");
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    default void getOrLoad_withAnExpiryOfTheValue_asksForItOnce() {
        Cache<String, @Nullable String> cache = caches().of(String.class);
        LoadPolicy policy = LoadPolicy.byDefault()
                .withExpiryOfValue(value -> value == null ? Expiry.never() : Expiry.after(Duration.ofSeconds(100)));

        assertThat(cache.getOrLoad("short", key -> "v", policy)).isEqualTo("v");
        assertThat(cache.getOrLoad("long", key -> null, policy)).isNull();

        assertThat(cache.timeToLive("short").duration().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(100));
        assertThat(cache.timeToLive("long")).isEqualTo(TimeToLive.never());
        assertThat(cache.getOrLoad("none", key -> "v", policy.withExpiryOfValue(value -> Expiry.after(Duration.ZERO))))
                .isEqualTo("v");
        assertThat(cache.contains("none")).isFalse();
        assertThatThrownBy(() -> cache.getOrLoad("failed", key -> "v", policy.withExpiryOfValue(value -> {
                    throw new UnsupportedOperationException("no expiry");
                })))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(cache.contains("failed")).isFalse();
    }

    @Test
    default void getOrLoad_reloading_replacesWhatWasThere() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("k", "old");
        LoadPolicy reloading = LoadPolicy.byDefault().reloading();

        assertThat(cache.getOrLoad("k", key -> "new", reloading)).isEqualTo("new");
        assertThat(cache.get("k")).isEqualTo("new");
        assertThat(cache.getOrLoad("absent", key -> "loaded", reloading)).isEqualTo("loaded");
        assertThat(cache.get("absent")).isEqualTo("loaded");
    }

    @Test
    default void getOrLoad_reloading_storesNothingOverWhatOthersDoMeanwhile() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("removed", "old");
        cache.put("put", "old");
        LoadPolicy reloading = LoadPolicy.byDefault().reloading();

        assertThat(cache.getOrLoad(
                        "removed",
                        key -> {
                            cache.remove(key);
                            return "of before";
                        },
                        reloading))
                .isEqualTo("of before");
        assertThat(cache.contains("removed")).isFalse();
        assertThat(cache.getOrLoad(
                        "put",
                        key -> {
                            cache.put(key, "of the other");
                            return "of before";
                        },
                        reloading))
                .isEqualTo("of the other");
        assertThat(cache.get("put")).isEqualTo("of the other");
    }

    @Test
    @Contract(43)
    default void getOrLoad_whenAnotherWriterIsFaster_returnsItsValue() {
        Cache<String, String> cache = caches().of(String.class);

        String value = cache.getOrLoad("k", key -> {
            cache.put("k", "of the other");
            return "loaded";
        });

        assertThat(value).isEqualTo("of the other");
        assertThat(cache.get("k")).isEqualTo("of the other");
    }

    @Test
    default void getOrLoad_replacesWhatCannotBeDecoded() {
        Cache<String, Integer> cache = caches().of(Integer.class);
        caches().putRaw(":1:k", "{");

        assertThat(cache.getOrLoad("k", key -> 7)).isEqualTo(7);
        assertThat(cache.get("k")).isEqualTo(7);
    }

    @Test
    @Contract(44)
    default void getOrLoad_concurrentMissesOfOneJvm_loadOnce() {
        Cache<String, String> cache = caches().of(String.class);

        assertLoadsOnce(List.of(cache));
    }

    @Test
    @Contract(44)
    default void getOrLoad_concurrentMissesOfTheCluster_loadOnce() {
        ContractCaches.Settings settings = caches().with().singleFlight(SingleFlight.CLUSTER);

        // Caches that know nothing of each other, as those of two JVMs.
        assertLoadsOnce(List.of(settings.cache(String.class), settings.cache(String.class)));
    }

    private static void assertLoadsOnce(List<Cache<String, String>> nodes) {
        for (int round = 0; round < 5; round++) {
            AtomicInteger loads = new AtomicInteger();
            String key = "k" + round;
            CompletableFuture<?>[] callers = IntStream.range(0, 10)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> nodes.get(i % nodes.size()).getOrLoad(key, missing -> {
                                sleep(30);
                                return "v" + loads.incrementAndGet();
                            }),
                            task -> new Thread(task).start()))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(callers).join();

            assertThat(loads).hasValue(1);
            assertThat(Stream.of(callers).<Object>map(CompletableFuture::join)).containsOnly("v1");
        }
    }

    @Test
    @Contract(45)
    default void getOrLoad_failingLoader_failsAllWaitersAndLeavesNothing() throws Exception {
        for (SingleFlight singleFlight : SingleFlight.values()) {
            Cache<String, String> cache =
                    caches().with().singleFlight(singleFlight).cache(String.class);
            CountDownLatch isLoading = new CountDownLatch(1);
            CompletableFuture<@Nullable String> first = CompletableFuture.supplyAsync(
                    () -> cache.getOrLoad("k", key -> {
                        isLoading.countDown();
                        sleep(100);
                        throw new IllegalStateException("broken");
                    }),
                    task -> new Thread(task).start());
            isLoading.await(10, TimeUnit.SECONDS);

            if (singleFlight == SingleFlight.LOCAL) {
                assertThatThrownBy(() -> cache.getOrLoad("k", key -> "not called"))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("broken");
            }
            assertThatThrownBy(first::join).hasRootCauseMessage("broken");
            assertThat(cache.contains("k")).isFalse();
            assertThat(caches().exists("cdi-redis:load:{:1:k}")).isFalse();
            assertThat(cache.getOrLoad("k", key -> "v")).isEqualTo("v");
            cache.remove("k");
        }
    }

    @Test
    @Contract(46)
    default void getOrLoad_whenTheLoaderOfAnotherNodeHasDied_loadsAfterTheLease() throws Exception {
        Cache<String, String> cache =
                caches().with().singleFlight(SingleFlight.CLUSTER).cache(String.class);
        // What a JVM leaves behind that is killed while it loads.
        await(caches().store()
                .commands("test")
                .set("cdi-redis:load:{:1:k}", "dead".getBytes(UTF_8), Duration.ofMillis(200), SetCondition.ALWAYS));

        CompletableFuture<@Nullable String> waiting =
                CompletableFuture.supplyAsync(() -> cache.getOrLoad("k", key -> "v"), task -> new Thread(task).start());
        caches().pass(Duration.ofMillis(250));

        assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo("v");
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    default void getOrLoad_whenTheLoaderOfAnotherNodeHangs_loadsAfterTheTimeout() {
        Cache<String, String> cache = caches().with()
                .singleFlight(SingleFlight.CLUSTER)
                .timeout(Duration.ofMillis(300))
                .cache(String.class);
        caches().putRaw("cdi-redis:load:{:1:k}", "of one who renews it for ever");

        assertThat(cache.getOrLoad("k", key -> "v")).isEqualTo("v");
        assertThat(caches().raw("cdi-redis:load:{:1:k}")).isEqualTo("of one who renews it for ever");
    }

    @Test
    default void getOrLoad_ofTheKeyThatIsBeingLoaded_isRefused() {
        Cache<String, String> cache = caches().of(String.class);

        assertThatThrownBy(() -> cache.getOrLoad("k", key -> cache.getOrLoad("k", same -> "v")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "CDIREDIS00118: Cache \"test\": the loader asks the cache for the key that it loads, and would"
                                + " wait for itself. Load the value from elsewhere");
        assertThat(cache.getOrLoad("k", key -> cache.getOrLoad("other", other -> "v")))
                .isEqualTo("v");
    }

    @Test
    default void getOrLoad_ofKeysWhoseLoadersWaitForEachOther_isRefused() {
        Cache<String, String> cache = caches().of(String.class);
        List<String> keys = List.of("a", "b", "c");
        CyclicBarrier allLoad = new CyclicBarrier(keys.size());

        List<CompletableFuture<@Nullable String>> loads = keys.stream()
                .map(key -> CompletableFuture.supplyAsync(
                        () -> cache.getOrLoad(key, mine -> {
                            awaitOthers(allLoad);
                            String next = keys.get((keys.indexOf(mine) + 1) % keys.size());
                            return cache.getOrLoad(next, other -> "v");
                        }),
                        task -> new Thread(task).start()))
                .toList();

        assertThat(loads)
                .allSatisfy(load -> assertThatThrownBy(() -> load.get(30, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(IllegalStateException.class)
                        .hasMessageEndingWith(
                                "CDIREDIS00119: Cache \"test\": the loader asks for a key that another thread loads, whose"
                                        + " loader waits for this one, so that both would wait for ever. Load such values"
                                        + " in one order, or one of them from elsewhere"));
        assertThat(cache.getOrLoad("a", key -> "v")).isEqualTo("v");
    }

    @Test
    default void getOrLoad_ofWhatTheSameThreadLoadsAsynchronously_waitsForThat() throws Exception {
        Cache<String, String> cache = caches().of(String.class);
        CompletableFuture<String> loaded = new CompletableFuture<>();
        CompletableFuture<Boolean> isLoading = new CompletableFuture<>();
        CompletableFuture<@Nullable String> first = cache.async()
                .getOrLoad("k", key -> {
                    isLoading.complete(true);
                    return loaded;
                })
                .toCompletableFuture();
        isLoading.get(30, TimeUnit.SECONDS);

        loaded.completeOnTimeout("v", 200, TimeUnit.MILLISECONDS);

        assertThat(cache.getOrLoad("k", key -> "other")).isEqualTo("v");
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("v");
    }

    private static void awaitOthers(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
