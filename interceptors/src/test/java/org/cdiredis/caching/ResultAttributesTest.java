package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.Expiry;
import org.cdiredis.TimeToLive;

/** What the attributes of {@code @CacheResult} mean, and what becomes of calls whose code throws. */
final class ResultAttributesTest extends ShelfFixture<ResultAttributesTest.Shelf> {

    ResultAttributesTest() {
        super(List.of("cdi-redis.single-flight=none"), Shelf.class, Tenants.class, OfTenant.class);
    }

    @ApplicationScoped
    public static class Tenants {
        String current() {
            return "blue";
        }
    }

    /** A bean, which has beans injected. */
    @ApplicationScoped
    public static class OfTenant implements CacheKeyGenerator {

        @Inject
        @Nullable
        Tenants tenants;

        @Override
        public Object generate(CacheInvocation invocation) {
            return Objects.requireNonNull(tenants).current() + invocation.arguments()[0];
        }
    }

    public static final class ByValue implements ExpiryChooser {
        @Override
        public Expiry choose(CacheInvocation invocation, @Nullable Object value) {
            return switch (String.valueOf(value)) {
                case "never" -> Expiry.never();
                case "short" -> Expiry.after(Duration.ofMinutes(1));
                case "not" -> Expiry.after(Duration.ZERO);
                case "throw" -> throw new UnsupportedOperationException("no expiry");
                default -> Expiry.byDefault();
            };
        }
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "shelf", ttl = "PT10M")
    public static class Shelf {

        private final AtomicInteger calls = new AtomicInteger();
        private final CountDownLatch joined = new CountDownLatch(1);

        int count() {
            return calls.get();
        }

        void release() {
            joined.countDown();
        }

        @CacheResult(condition = "#{key != 'uncached'}")
        public String conditional(String key) {
            return key + calls.incrementAndGet();
        }

        @CacheResult(condition = "#{key != 'uncached'}")
        public CompletionStage<String> conditionalLater(String key) {
            return CompletableFuture.completedFuture(key + calls.incrementAndGet());
        }

        @CacheResult(expiryChooser = ByValue.class)
        public String chosen(String key) {
            calls.incrementAndGet();
            return key;
        }

        @CacheResult(expiryChooser = ByValue.class)
        public CompletionStage<String> chosenLater(String key) {
            calls.incrementAndGet();
            return CompletableFuture.completedFuture(key);
        }

        @CachePut(expiryChooser = ByValue.class)
        @CachePut(cacheName = "others")
        public String put(@CacheKey String key, @CacheValue String value) {
            return "put " + calls.incrementAndGet();
        }

        @CacheResult(unless = "#{key.foo}")
        public String unless(Object key) {
            return "u" + calls.incrementAndGet();
        }

        @CacheResult(cacheKeyGenerator = OfTenant.class)
        public String generated(String key) {
            return key + calls.incrementAndGet();
        }

        @CacheResult(singleFlight = Flight.LOCAL)
        public String together(String key) throws InterruptedException {
            int call = calls.incrementAndGet();
            assertThat(joined.await(60, TimeUnit.SECONDS)).isTrue();
            return key + call;
        }
    }

    private TimeToLive left(String key) {
        return entries.timeToLive(key(key));
    }

    @Test
    void condition_thatIsFalse_runsTheMethodAsIfThereWereNoCache() {
        entries.put(key("uncached"), "there");
        assertThat(shelf.conditional("uncached")).isEqualTo("uncached1");
        assertThat(shelf.conditionalLater("uncached").toCompletableFuture().join())
                .isEqualTo("uncached2");
        assertThat(entries.get(key("uncached"))).isEqualTo("there");
        assertThat(shelf.conditional("cached")).isEqualTo("cached3");
        assertThat(shelf.conditionalLater("cached").toCompletableFuture().join())
                .isEqualTo("cached3");
    }

    @Test
    void expiryChooser_decidesByTheValue() {
        shelf.chosen("never");
        shelf.chosen("short");
        shelf.chosen("other");
        shelf.chosenLater("not").toCompletableFuture().join();
        assertThat(left("never")).isEqualTo(TimeToLive.never());
        assertThat(left("short").duration().orElseThrow()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(left("other").duration().orElseThrow()).isGreaterThan(Duration.ofMinutes(5));
        assertThat(left("not")).isEqualTo(TimeToLive.absent());
    }

    @Test
    void expiryChooser_thatThrows_failsTheCall() {
        assertThatThrownBy(() -> shelf.chosen("throw"))
                .isExactlyInstanceOf(UnsupportedOperationException.class)
                .hasMessage("no expiry");
        assertThatThrownBy(
                        () -> shelf.chosenLater("throw").toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("no expiry");
        assertThat(shelf.count()).isEqualTo(2);
        assertThat(entries.contains(key("throw"))).isFalse();
    }

    @Test
    void expiryChooser_thatThrows_keepsNoOtherChangeFromBeingMade() {
        assertThatThrownBy(() -> shelf.put("a", "throw")).hasMessage("no expiry");
        assertThat(shelf.count()).isEqualTo(1);
        assertThat(entries.contains(key("a"))).isFalse();
        assertThat(entries.get(CacheKeys.within("others", "a"))).isEqualTo("throw");
    }

    @Test
    void unless_thatThrows_failsTheCall() {
        assertThatThrownBy(() -> shelf.unless(1)).hasMessageContaining("foo");
        assertThat(shelf.count()).isEqualTo(1);
        assertThat(entries.keys()).isEmpty();
    }

    @Test
    void generator_mayBeABean() {
        assertThat(shelf.generated("a")).isEqualTo("a1");
        assertThat(shelf.generated("a")).isEqualTo("a1");
        assertThat(entries.contains(key("bluea"))).isTrue();
    }

    /** Of a cache that lets each caller load. */
    @Test
    void singleFlight_isThatOfTheAnnotation() throws Exception {
        int callers = 4;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CyclicBarrier barrier = new CyclicBarrier(callers);
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                results.add(threads.submit(() -> {
                    barrier.await();
                    return shelf.together("a");
                }));
            }
            Thread.sleep(300); // so that they come while it runs
            shelf.release();
            for (Future<String> result : results) {
                assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo("a1");
            }
            assertThat(shelf.count()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
