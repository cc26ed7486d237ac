package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Exceptions that are cached, with the other attributes of {@code @CacheResult}. */
final class CachedExceptionsTest extends ShelfFixture<CachedExceptionsTest.Shelf> {

    CachedExceptionsTest() {
        super(List.of("cdi-redis.stale-window=PT1H"), Shelf.class);
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "shelf", ttl = "PT10M")
    public static class Shelf {

        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicBoolean isBroken = new AtomicBoolean(true);
        private volatile @Nullable CountDownLatch together;
        private volatile @Nullable Thread thread;

        int count() {
            return calls.get();
        }

        void repair() {
            isBroken.set(false);
        }

        void callTogether(CountDownLatch latch) {
            together = latch;
        }

        Thread thread() {
            return java.util.Objects.requireNonNull(thread);
        }

        @CacheResult(cachedExceptions = IOException.class, exceptionTtl = "PT1M")
        public String find(String key) throws Exception {
            return work();
        }

        @CacheResult(cachedExceptions = IOException.class)
        public String asLongAsValues(String key) throws Exception {
            return work();
        }

        @CacheResult(skipGet = true, cachedExceptions = IOException.class)
        public String always(String key) throws Exception {
            return work();
        }

        @CacheResult(skipGet = true, cachedExceptions = IOException.class)
        public CompletionStage<String> alwaysLater(String key) {
            return later();
        }

        @CacheResult(cachedExceptions = IOException.class, exceptionTtl = "PT0.2S", staleWindow = "PT1H")
        public String stale(String key) throws Exception {
            return work();
        }

        @CacheResult(cachedExceptions = IOException.class, singleFlight = Flight.NONE)
        public String byEach(String key) throws Exception {
            return work();
        }

        @CacheResult(cachedExceptions = IOException.class, exceptionTtl = "PT1M")
        public CompletionStage<String> findLater(String key) {
            return later();
        }

        private CompletionStage<String> later() {
            try {
                return CompletableFuture.completedFuture(work());
            } catch (Exception e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private String work() throws Exception {
            int call = calls.incrementAndGet();
            thread = Thread.currentThread();
            CountDownLatch latch = together;
            if (latch != null) {
                latch.countDown();
                assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            }
            if (isBroken.get()) {
                throw new IOException("call " + call);
            }
            return "value " + call;
        }
    }

    private static String exceptionKey(String key) {
        return key(key) + "!";
    }

    @Test
    void exceptionTtl_isThatOfExceptions() {
        assertThatThrownBy(() -> shelf.find("a")).hasMessage("call 1");
        assertThat(timeToLive("a")).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
        assertThatThrownBy(() -> shelf.asLongAsValues("b")).hasMessage("call 2");
        assertThat(timeToLive("b")).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
    }

    /** In Redis, without a stale window. */
    private static Duration timeToLive(String key) {
        return Duration.ofMillis(Long.parseLong(server.command("PTTL", ":1:" + exceptionKey(key))));
    }

    @Test
    void skipGet_runsTheMethodAlways() throws Exception {
        assertThatThrownBy(() -> shelf.always("a")).hasMessage("call 1");
        assertThatThrownBy(() -> shelf.always("a")).hasMessage("call 2");
        shelf.repair();
        assertThat(shelf.always("a")).isEqualTo("value 3");
    }

    @Test
    void skipGet_replacesTheExceptionThatOthersWouldGet() throws Exception {
        assertThatThrownBy(() -> shelf.always("a")).hasMessage("call 1");
        assertThatThrownBy(() -> shelf.always("a")).hasMessage("call 2");
        assertThatThrownBy(() -> shelf.find("a")).hasMessage("call 2");
        shelf.repair();
        assertThat(shelf.always("a")).isEqualTo("value 3");
        assertThat(entries.contains(exceptionKey("a"))).isFalse();
        assertThat(shelf.find("a")).isEqualTo("value 3");
    }

    @Test
    void skipGet_ofAStage_runsTheMethodAlways() {
        assertThatThrownBy(() -> shelf.alwaysLater("a").toCompletableFuture().join())
                .hasRootCauseMessage("call 1");
        shelf.repair();
        assertThat(shelf.alwaysLater("a").toCompletableFuture().join()).isEqualTo("value 2");
        assertThat(entries.contains(exceptionKey("a"))).isFalse();
    }

    @Test
    void staleWindow_isNoneOfExceptions() throws Exception {
        assertThatThrownBy(() -> shelf.stale("a")).hasMessage("call 1");
        shelf.repair();
        Thread.sleep(300); // the exception expires
        assertThat(shelf.stale("a")).isEqualTo("value 2");
        assertThat(shelf.thread()).isEqualTo(Thread.currentThread());
    }

    @Test
    void singleFlight_none_runsTheMethodForEachCaller() throws Exception {
        CountDownLatch together = new CountDownLatch(2);
        shelf.callTogether(together);
        List<CompletableFuture<Void>> callers = List.of(
                CompletableFuture.runAsync(
                        () -> assertThatThrownBy(() -> shelf.byEach("a")).isInstanceOf(IOException.class)),
                CompletableFuture.runAsync(
                        () -> assertThatThrownBy(() -> shelf.byEach("a")).isInstanceOf(IOException.class)));
        for (CompletableFuture<Void> caller : callers) {
            caller.get(60, TimeUnit.SECONDS);
        }
        assertThat(shelf.count()).isEqualTo(2);
    }

    @Test
    void stage_failsWithTheExceptionThatIsCached() {
        assertThatThrownBy(() -> shelf.findLater("a").toCompletableFuture().join())
                .hasRootCauseExactlyInstanceOf(IOException.class)
                .hasRootCauseMessage("call 1");
        shelf.repair();
        assertThatThrownBy(() -> shelf.findLater("a").toCompletableFuture().join())
                .hasRootCauseExactlyInstanceOf(IOException.class)
                .hasRootCauseMessage("call 1");
        assertThat(timeToLive("a")).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
        entries.remove(exceptionKey("a"));
        assertThat(shelf.findLater("a").toCompletableFuture().join()).isEqualTo("value 2");
    }
}
