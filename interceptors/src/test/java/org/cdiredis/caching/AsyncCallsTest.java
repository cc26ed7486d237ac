package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cdiredis.caching.TestTransactions.MANAGER;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which threads methods that return stages run on, and what they find there. */
@Timeout(120)
final class AsyncCallsTest extends TransactionFixture<AsyncCallsTest.Shelf> {

    private static final int MANY = 100;

    AsyncCallsTest() {
        super(List.of(), Shelf.class);
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "shelf")
    public static class Shelf {

        private final CountDownLatch all = new CountDownLatch(MANY);
        private volatile @Nullable Thread thread;
        private volatile int transactionStatus = -1;
        private @Nullable Shelf self;

        @Inject
        void inject(Shelf injected) {
            self = injected;
        }

        Thread thread() {
            return Objects.requireNonNull(thread);
        }

        int transactionStatus() {
            return transactionStatus;
        }

        @CacheResult
        public CompletionStage<String> find(String key) {
            thread = Thread.currentThread();
            return CompletableFuture.completedFuture(key);
        }

        /** Blocks until all have been called. */
        @CacheResult
        public CompletionStage<String> together(String key) throws InterruptedException {
            all.countDown();
            assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
            return CompletableFuture.completedFuture(key);
        }

        /** Waits for another method of the kind. */
        @CacheResult(cacheName = "outer")
        public CompletionStage<String> outer(String key) {
            return CompletableFuture.completedFuture(
                    Objects.requireNonNull(self).find(key).toCompletableFuture().join());
        }

        @CacheResult(cacheName = "lists")
        public CompletableFuture<String> ofAll(@CacheKey List<String> keys, CountDownLatch mayRun)
                throws InterruptedException {
            assertThat(mayRun.await(60, TimeUnit.SECONDS)).isTrue();
            return CompletableFuture.completedFuture(String.join(",", keys));
        }

        @CacheRemove(afterInvocation = false)
        public CompletionStage<String> removeBefore(String key) throws Exception {
            thread = Thread.currentThread();
            transactionStatus = MANAGER.getStatus();
            return CompletableFuture.completedFuture(key);
        }

        @CachePut
        public CompletionStage<String> put(
                @CacheKey String key, @CacheValue String value, CompletionStage<String> end) {
            return end;
        }

        @CachePut(key = "#{key}")
        @CacheValue
        public CompletionStage<String> putResult(String key, CompletionStage<String> end) {
            return end;
        }
    }

    @Test
    void misses_asManyAsThereAre_runTheirMethods() throws Exception {
        List<CompletionStage<String>> results = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            results.add(shelf.together("k" + i));
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(results.get(i).toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .isEqualTo("k" + i);
        }
    }

    @Test
    void methodsThatWaitForOthersOfTheKind_end() throws Exception {
        List<CompletionStage<String>> results = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            results.add(shelf.outer("k" + i));
        }
        for (int i = 0; i < MANY; i++) {
            assertThat(results.get(i).toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .isEqualTo("k" + i);
        }
    }

    /** The server answers nothing, and the caller goes on all the same. */
    @Test
    void caller_isNotBlocked() throws Exception {
        entries.contains("connected");
        server.pause();
        CompletionStage<String> result;
        CompletionStage<String> put;
        try {
            result = shelf.find("a");
            put = shelf.put("b", "value", CompletableFuture.completedFuture("done"));
            assertThat(result.toCompletableFuture()).isNotDone();
            assertThat(put.toCompletableFuture()).isNotDone();
        } finally {
            server.resume();
        }
        assertThat(result.toCompletableFuture().get(60, TimeUnit.SECONDS)).isEqualTo("a");
        assertThat(put.toCompletableFuture().get(60, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void removalBeforeTheMethod_leavesTheClientsThreadsAlone() throws Exception {
        entries.put(key("a"), "old");
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        assertThat(shelf.removeBefore("a").toCompletableFuture().get(60, TimeUnit.SECONDS))
                .isEqualTo("a");
        assertThat(entries.contains(key("a"))).isFalse();
        assertThat(shelf.thread().getName()).doesNotContain("waiting").doesNotContain("redisson");
        assertThat(shelf.thread().getContextClassLoader()).isEqualTo(loader);
    }

    @Test
    void removalBeforeTheMethod_leavesThatInTheTransactionOfItsCaller() throws Exception {
        entries.put(key("a"), "old");
        TestTransactions.committed(() -> {
            assertThat(shelf.removeBefore("a").toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .isEqualTo("a");
            assertThat(shelf.thread()).isEqualTo(Thread.currentThread());
            assertThat(shelf.transactionStatus()).isEqualTo(Status.STATUS_ACTIVE);
            assertThat(entries.get(key("a"))).isEqualTo("old");
            return true;
        });
        assertThat(entries.contains(key("a"))).isFalse();
    }

    @Test
    void put_waitsForTheStage() throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        CompletionStage<String> put = shelf.put("a", "value", end);
        CompletionStage<String> putResult = shelf.putResult("b", end);
        assertThat(entries.keys()).isEmpty();
        end.complete("done");
        assertThat(put.toCompletableFuture().get(60, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(putResult.toCompletableFuture().get(60, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(entries.get(key("a"))).isEqualTo("value");
        assertThat(entries.get(key("b"))).isEqualTo("done");
    }

    @Test
    void put_afterAFailure_isNotMade() {
        CompletionStage<String> put =
                shelf.put("a", "value", CompletableFuture.failedFuture(new IllegalStateException("no")));
        assertThatThrownBy(() -> put.toCompletableFuture().join()).hasRootCauseMessage("no");
        assertThat(entries.contains(key("a"))).isFalse();
    }

    /** By the thread that completes, which is in no transaction. */
    @Test
    void put_afterACompletionByAnotherThread_isMadeAlsoWhereTheTransactionRollsBack() throws Exception {
        TestTransactions.rolledBack(() -> {
            CompletableFuture<String> end = new CompletableFuture<>();
            CompletionStage<String> put = shelf.put("a", "value", end);
            CompletableFuture.runAsync(() -> end.complete("done")).get(60, TimeUnit.SECONDS);
            assertThat(put.toCompletableFuture().get(60, TimeUnit.SECONDS)).isEqualTo("done");
            return true;
        });
        assertThat(entries.get(key("a"))).isEqualTo("value");
    }

    /** In that thread's transaction. */
    @Test
    void put_afterACompletionByTheCaller_isMadeWithItsTransaction() throws Exception {
        TestTransactions.rolledBack(() -> shelf.put("a", "value", CompletableFuture.completedFuture("done"))
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS));
        assertThat(entries.contains(key("a"))).isFalse();
    }

    @Test
    void argumentThatIsChangedBeforeTheMethodRuns_leavesNoEntryOfItsOldValue() throws Exception {
        CountDownLatch mayRun = new CountDownLatch(1);
        List<String> keys = new ArrayList<>(List.of("a"));
        CompletableFuture<String> result = shelf.ofAll(keys, mayRun);
        keys.set(0, "b");
        mayRun.countDown();
        assertThat(result.get(60, TimeUnit.SECONDS)).isEqualTo("b");
        assertThat(entries.keys()).isEmpty();
    }
}
