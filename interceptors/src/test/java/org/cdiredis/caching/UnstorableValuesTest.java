package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.ValueEncodingException;

/** Values that no entry can hold: a method that has done its work is not called again, nor does its caller suffer. */
final class UnstorableValuesTest extends TransactionFixture<UnstorableValuesTest.Shelf> {

    private static final String LONG = "x".repeat(2_000);

    UnstorableValuesTest() {
        super(List.of("cdi-redis.max-value-size=1000"), Shelf.class);
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "shelf")
    public static class Shelf {

        private final AtomicInteger calls = new AtomicInteger();

        int count() {
            return calls.get();
        }

        @CacheResult
        public String find(String key) {
            calls.incrementAndGet();
            return LONG;
        }

        /** Has a cache of its own, which has refused a value. */
        @CacheResult
        public String failing(String key) {
            throw new ValueEncodingException("call " + calls.incrementAndGet(), null);
        }

        @CacheResult
        public CompletionStage<String> later(String key) {
            calls.incrementAndGet();
            return CompletableFuture.completedFuture(LONG);
        }

        @CacheResult
        public CompletionStage<String> failingLater(String key) {
            return CompletableFuture.failedFuture(new ValueEncodingException("call " + calls.incrementAndGet(), null));
        }

        @CacheResult(cachedExceptions = IOException.class)
        public String throwing(String key) throws IOException {
            calls.incrementAndGet();
            throw new IOException(LONG);
        }

        @CacheResult(cachedExceptions = IOException.class)
        public CompletionStage<String> throwingLater(String key) {
            calls.incrementAndGet();
            return CompletableFuture.failedFuture(new IOException(LONG));
        }

        @CachePut
        public String put(String key, @CacheValue String value) {
            return "put " + calls.incrementAndGet();
        }

        @CachePut
        public CompletionStage<String> putLater(String key, @CacheValue String value) {
            return CompletableFuture.completedFuture("put " + calls.incrementAndGet());
        }

        @CachePut(afterInvocation = false)
        public String putBefore(String key, @CacheValue String value) {
            return "put " + calls.incrementAndGet();
        }
    }

    @Test
    void result_isReturned() {
        assertThat(shelf.find("a")).isEqualTo(LONG);
        assertThat(shelf.count()).isEqualTo(1);
        assertThat(entries.contains(key("a"))).isFalse();
    }

    @Test
    void resultOfAStage_isReturned() {
        assertThat(shelf.later("a").toCompletableFuture().join()).isEqualTo(LONG);
        assertThat(shelf.count()).isEqualTo(1);
    }

    @Test
    void methodThatFailsWithSuchAnErrorItself_isCalledOnce() {
        assertThatThrownBy(() -> shelf.failing("a"))
                .isExactlyInstanceOf(ValueEncodingException.class)
                .hasMessage("call 1")
                .satisfies(thrown ->
                        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("failing"));
        assertThatThrownBy(() -> shelf.failingLater("a").toCompletableFuture().join())
                .hasRootCauseExactlyInstanceOf(ValueEncodingException.class)
                .hasRootCauseMessage("call 2");
        assertThat(shelf.count()).isEqualTo(2);
    }

    @Test
    void exceptionWhoseMessageIsTooLong_isThrown() {
        assertThatThrownBy(() -> shelf.throwing("a"))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage(LONG);
        assertThatThrownBy(() -> shelf.throwingLater("b").toCompletableFuture().join())
                .hasRootCauseExactlyInstanceOf(IOException.class)
                .hasRootCauseMessage(LONG);
        assertThat(shelf.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bypass", "fail"})
    void put_removesTheOldEntry(String methodErrors) {
        redeploy("cdi-redis.method-errors=" + methodErrors);
        entries.put(key("a"), "old");
        entries.put(key("b"), "old");
        entries.put(key("c"), "old");

        assertThat(shelf.put("a", LONG)).isEqualTo("put 1");
        assertThat(shelf.putLater("b", LONG).toCompletableFuture().join()).isEqualTo("put 2");
        assertThat(shelf.putBefore("c", LONG)).isEqualTo("put 3");

        assertThat(entries.keys()).isEmpty();
    }

    @Test
    void put_inATransaction_removesTheOldEntryAfterTheCommit() throws Exception {
        entries.put(key("a"), "old");

        TestTransactions.committed(() -> {
            assertThat(shelf.put("a", LONG)).isEqualTo("put 1");
            assertThat(TestTransactions.MANAGER.getStatus()).isEqualTo(Status.STATUS_ACTIVE);
            assertThat(entries.get(key("a"))).isEqualTo("old");
            return true;
        });

        assertThat(entries.contains(key("a"))).isFalse();
    }
}
