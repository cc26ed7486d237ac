package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.TimeToLive;

/** How long entries live, where they are, and what is served beyond that. */
final class LifetimeTest extends ShelfFixture<LifetimeTest.Shelf> {

    LifetimeTest() {
        super(List.of("cdi-redis.null-policy=refuse", "cdi-redis.cache.near.near-cache.max-size=100"), Shelf.class);
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "shelf")
    public static class Shelf {

        private final AtomicInteger calls = new AtomicInteger();
        private volatile @Nullable CountDownLatch begun;
        private volatile @Nullable CountDownLatch mayReturn;
        private volatile @Nullable Thread thread;

        public int count() {
            return calls.get();
        }

        @CacheResult(ttl = "never")
        public String forEver(String key) {
            return key;
        }

        @CacheResult(ttl = "PT100S", ttlJitter = 0.5)
        public String spread(String key) {
            return key;
        }

        @CacheResult(ttl = "PT1H", nulls = Nulls.STORE, nullTtl = "PT1M")
        public @Nullable String nothing(String key) {
            calls.incrementAndGet();
            return null;
        }

        @CacheResult(nulls = Nulls.SKIP)
        public @Nullable String skipped(String key) {
            calls.incrementAndGet();
            return null;
        }

        @CacheResult(unless = "#{result == 'bad'}")
        public String unless(String key) {
            return key;
        }

        void hold(CountDownLatch latchOfBeginning, CountDownLatch latchOfEnd) {
            begun = latchOfBeginning;
            mayReturn = latchOfEnd;
        }

        Thread thread() {
            return Objects.requireNonNull(thread);
        }

        @CacheResult(cacheName = "stale", ttl = "PT1S", staleWindow = "PT1H")
        public String stale(String key) throws InterruptedException {
            return held(key);
        }

        @CacheResult(cacheName = "stale", ttl = "PT1S", staleWindow = "PT1H")
        public String staleOfAll(List<String> keys) throws InterruptedException {
            held("");
            return keys.toString() + calls.get();
        }

        private String held(String key) throws InterruptedException {
            int call = calls.incrementAndGet();
            thread = Thread.currentThread();
            CountDownLatch latchOfBeginning = begun;
            CountDownLatch latchOfEnd = mayReturn;
            if (latchOfBeginning != null && latchOfEnd != null) {
                latchOfBeginning.countDown();
                assertThat(latchOfEnd.await(60, TimeUnit.SECONDS)).isTrue();
            }
            return key + call;
        }

        @CacheResult(cacheName = "near")
        public String near(String key) {
            return key + calls.incrementAndGet();
        }

        @CacheRemove(cacheName = "near")
        public void removeNear(String key) {}
    }

    private TimeToLive left(String key) {
        return entries.timeToLive(key(key));
    }

    @Test
    void ttl_neverOrADuration() {
        shelf.forEver("a");
        assertThat(left("a")).isEqualTo(TimeToLive.never());
    }

    @Test
    void ttlJitter_spreadsExpiry() {
        Set<Duration> lifetimes = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            shelf.spread("k" + i);
            lifetimes.add(left("k" + i).duration().orElseThrow());
        }
        assertThat(lifetimes).allMatch(lifetime -> lifetime.compareTo(Duration.ofSeconds(100)) <= 0);
        // One more minute for a machine that pauses.
        assertThat(lifetimes).allMatch(lifetime -> lifetime.compareTo(Duration.ofSeconds(50 - 40)) > 0);
        assertThat(lifetimes).hasSizeGreaterThan(10);
    }

    @Test
    void nulls_areStoredWithATimeOfTheirOwn_whateverTheOptionSays() {
        assertThat(shelf.nothing("a")).isNull();
        assertThat(shelf.nothing("a")).isNull();
        assertThat(shelf.count()).isEqualTo(1);
        assertThat(left("a").duration().orElseThrow()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void nulls_areSkipped_whateverTheOptionSays() {
        assertThat(shelf.skipped("a")).isNull();
        assertThat(shelf.skipped("a")).isNull();
        assertThat(shelf.count()).isEqualTo(2);
        assertThat(left("a")).isEqualTo(TimeToLive.absent());
    }

    @Test
    void unless_keepsResultsOut() {
        shelf.unless("good");
        shelf.unless("bad");
        assertThat(left("good").isPresent()).isTrue();
        assertThat(left("bad").isPresent()).isFalse();
    }

    @Test
    void staleEntry_isServedWhileTheMethodRunsInTheBackground() throws Exception {
        assertThat(shelf.stale("a")).isEqualTo("a1");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        shelf.hold(begun, mayReturn);
        // The entry expires, and a call that finds that has the method run.
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(shelf.stale("a")).isEqualTo("a1");
            return begun.getCount() == 0;
        });
        assertThat(shelf.stale("a")).isEqualTo("a1");
        mayReturn.countDown();
        await().atMost(Duration.ofSeconds(60)).until(() -> "a2".equals(entries.get(CacheKeys.within("stale", "a"))));
        assertThat(shelf.thread()).isNotEqualTo(Thread.currentThread());
    }

    /** The caller may go on with its list. */
    @Test
    void staleEntry_ofAnArgumentThatIsChangedMeanwhile_isNotReplaced() throws Exception {
        List<String> keys = new ArrayList<>(List.of("a"));
        assertThat(shelf.staleOfAll(keys)).isEqualTo("[a]1");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        shelf.hold(begun, mayReturn);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(shelf.staleOfAll(keys)).isEqualTo("[a]1");
            return begun.getCount() == 0;
        });
        keys.set(0, "b");
        mayReturn.countDown();
        await().atMost(Duration.ofSeconds(60)).until(() -> shelf.count() == 2);
        await().during(Duration.ofMillis(300))
                .until(() -> "[a]1".equals(entries.get(CacheKeys.within("stale", List.of("a")))));
    }

    @Test
    void nearCache_isThatOfTheAlias() {
        assertThat(shelf.near("a")).isEqualTo("a1");
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            shelf.near("a");
            return container()
                            .cache("near", new TypeLiteral<String>() {})
                            .statistics()
                            .nearHits()
                    > 0;
        });
        assertThat(shelf.count()).isEqualTo(1);
        shelf.removeNear("a");
        assertThat(shelf.near("a")).isEqualTo("a2");
    }
}
