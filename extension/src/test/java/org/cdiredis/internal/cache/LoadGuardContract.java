package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.internal.cache.ContractCaches.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.SingleFlight;
import org.cdiredis.internal.config.ClearMode;
import org.cdiredis.internal.config.StaleRefresh;

/** Loads that have begun before an entry was removed or put: by another node, while the loader runs. */
interface LoadGuardContract extends HasCaches {

    Duration SOON = Duration.ofMillis(50);

    /** Ways to remove an entry, whether it is there or not. */
    enum Removal {
        REMOVE,
        REMOVE_MANY,
        REMOVE_BY_PATTERN,
        CLEAR,
        EXPIRE_AT_ONCE,
        PUT_WITHOUT_TIME,
        IN_A_BATCH,
        PUT_AND_REMOVE;

        void of(String key, Cache<String, String> cache) {
            switch (this) {
                case REMOVE -> cache.remove(key);
                case REMOVE_MANY -> cache.removeAll(List.of("a", key, "b"));
                case REMOVE_BY_PATTERN -> cache.removeAll(key + "*");
                case CLEAR -> cache.clear();
                case EXPIRE_AT_ONCE -> cache.expire(key, Expiry.after(Duration.ZERO));
                case PUT_WITHOUT_TIME -> cache.put(key, "v", Expiry.after(Duration.ZERO));
                case IN_A_BATCH -> {
                    var batch = cache.batch();
                    batch.cache().remove(key);
                    batch.execute();
                }
                case PUT_AND_REMOVE -> {
                    cache.put(key, "newer");
                    cache.remove(key);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Contract(43)
    default void load_thatBeganBeforeARemoval_isNotStored(Removal removal) {
        for (ClearMode clear : ClearMode.values()) {
            for (SingleFlight singleFlight : SingleFlight.values()) {
                ContractCaches.Settings settings = caches().with().clear(clear).singleFlight(singleFlight);
                Cache<String, String> loading = settings.cache(String.class);
                Cache<String, String> other = settings.cache(String.class);

                assertThat(loading.getOrLoad("k", key -> {
                            removal.of(key, other);
                            return "old";
                        }))
                        .isEqualTo("old");

                assertThat(other.lookup("k").isFound())
                        .as("%s, %s", clear, singleFlight)
                        .isFalse();
                // What is loaded afterwards is stored as ever.
                assertThat(loading.getOrLoad("k", key -> "new")).isEqualTo("new");
                assertThat(other.get("k")).isEqualTo("new");
                other.remove("k");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Contract({43, 183})
    default void refresh_thatBeganBeforeARemoval_isNotStored(Removal removal) {
        for (ClearMode clear : ClearMode.values()) {
            ContractCaches.Settings settings = stale().clear(clear);
            Cache<String, String> loading = settings.cache(String.class);
            Cache<String, String> other = settings.cache(String.class);
            putStale(other);

            assertThat(loading.getOrLoad("k", key -> {
                        removal.of(key, other);
                        return "loaded";
                    }))
                    .isEqualTo("loaded");

            assertThat(other.lookup("k").isFound()).as("%s", clear).isFalse();
        }
    }

    @Test
    @Contract({43, 183})
    default void refresh_thatBeganBeforeAPut_isNotStored() {
        Cache<String, String> loading = stale().cache(String.class);
        Cache<String, String> other = stale().cache(String.class);
        putStale(other);

        assertThat(loading.getOrLoad("k", key -> {
                    // In its stale window when the load ends, as what it replaces was.
                    other.put("k", "newer", Expiry.after(SOON));
                    caches().pass(SOON.multipliedBy(2));
                    return "loaded";
                }))
                .isEqualTo("newer");

        assertThat(other.get("k")).isEqualTo("newer");
    }

    @Test
    @Contract(43)
    default void loads_ofSeveralNodes_areAllRefusedAfterARemoval() throws Exception {
        List<Cache<String, String>> nodes =
                List.of(caches().of(String.class), caches().of(String.class), caches().of(String.class));
        CountDownLatch areLoading = new CountDownLatch(nodes.size());
        CountDownLatch mayEnd = new CountDownLatch(1);
        List<CompletableFuture<@Nullable String>> loads = nodes.stream()
                .map(node -> CompletableFuture.<@Nullable String>supplyAsync(
                        () -> node.getOrLoad("k", key -> {
                            areLoading.countDown();
                            return awaited(mayEnd, "old");
                        }),
                        task -> new Thread(task).start()))
                .toList();
        assertThat(areLoading.await(10, TimeUnit.SECONDS)).isTrue();

        caches().of(String.class).remove("k");
        mayEnd.countDown();

        for (CompletableFuture<@Nullable String> load : loads) {
            assertThat(load.get(10, TimeUnit.SECONDS)).isEqualTo("old");
        }
        assertThat(nodes.get(0).lookup("k").isFound()).isFalse();
    }

    @Test
    @Contract(43)
    default void loadsOfTwoNodes_withoutARemoval_storeTheFirstOne() throws Exception {
        Cache<String, String> one = caches().of(String.class);
        Cache<String, String> other = caches().of(String.class);

        // The second one ends while the first one, whose lease it shares, still loads.
        assertThat(one.getOrLoad("k", key -> other.getOrLoad(key, same -> "of the other") + ", late"))
                .isEqualTo("of the other");
        assertThat(one.get("k")).isEqualTo("of the other");
    }

    @Test
    @Contract(43)
    default void call_afterARemoval_doesNotJoinALoadOfBefore() throws Exception {
        Cache<String, String> cache = caches().of(String.class);
        CountDownLatch isLoading = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<@Nullable String> before = CompletableFuture.supplyAsync(
                () -> cache.getOrLoad("k", key -> {
                    isLoading.countDown();
                    return awaited(mayEnd, "old");
                }),
                task -> new Thread(task).start());
        assertThat(isLoading.await(10, TimeUnit.SECONDS)).isTrue();

        cache.remove("k");
        assertThat(cache.getOrLoad("k", key -> "new")).isEqualTo("new");
        mayEnd.countDown();

        assertThat(before.get(10, TimeUnit.SECONDS)).isEqualTo("new");
        assertThat(cache.get("k")).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a}b", "{}", "}{", "{tag}k", "a{b", "{\"id\":7}", "é}€"})
    @Contract(43)
    default void load_ofAKeyWithBraces_isStoredUnlessItIsRemoved(String key) {
        Cache<String, String> cache = caches().of(String.class);

        assertThat(cache.getOrLoad(key, missing -> {
                    cache.remove(missing);
                    return "old";
                }))
                .isEqualTo("old");
        assertThat(cache.lookup(key).isFound()).isFalse();
        assertThat(cache.getOrLoad(key, missing -> "new")).isEqualTo("new");
        assertThat(cache.get(key)).isEqualTo("new");
        assertThat(cache.keys()).containsExactly(key);
    }

    @Test
    @Contract(43)
    default void asyncLoad_thatBeganBeforeARemoval_isNotStored() {
        Cache<String, String> loading = caches().of(String.class);
        Cache<String, String> other = caches().of(String.class);

        assertThat(await(loading.async()
                        .getOrLoad("k", key -> other.async().remove(key).thenApply(removed -> "old"))))
                .isEqualTo("old");

        assertThat(other.lookup("k").isFound()).isFalse();
    }

    private ContractCaches.Settings stale() {
        return caches().with().staleWindow(Duration.ofSeconds(30)).staleRefresh(StaleRefresh.CALLER);
    }

    private void putStale(Cache<String, String> cache) {
        cache.put("k", "stale", Expiry.after(SOON));
        caches().pass(SOON.multipliedBy(2));
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
