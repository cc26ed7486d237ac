package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.caching.TestTransactions.committed;
import static org.cdiredis.caching.TestTransactions.rolledBack;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.embedded.RedisServer;

/** Cached methods in transactions of a real transaction manager. */
final class CachingTransactionTest extends TransactionFixture<CachingTransactionTest.Shelf> {

    private static final String KEY = key("978");

    CachingTransactionTest() {
        super(List.of(), Shelf.class);
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "shelf")
    public static class Shelf {

        private final Map<String, String> database = new ConcurrentHashMap<>();
        private volatile @Nullable CountDownLatch hasRead;
        private volatile @Nullable CountDownLatch mayReturn;

        public void store(String isbn, String title) {
            database.put(isbn, title);
        }

        public void hold(CountDownLatch read, CountDownLatch end) {
            hasRead = read;
            mayReturn = end;
        }

        @CacheResult
        public String title(String isbn) {
            String row = database.getOrDefault(isbn, "none");
            CountDownLatch read = hasRead;
            CountDownLatch end = mayReturn;
            if (read != null && end != null) {
                hasRead = null;
                read.countDown();
                try {
                    assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return row;
        }

        @CachePut
        public void rename(String isbn, @CacheValue String title) {}

        @CacheRemove
        public void change(String isbn) {}

        @CacheRemoveAll
        public void clear() {}
    }

    @Test
    void put_happensAfterTheCommit() throws Exception {
        committed(() -> {
            shelf.rename("978", "Emma");
            assertThat(entries.contains(KEY)).isFalse();
            assertThat(shelf.title("978")).isEqualTo("Emma");
            return true;
        });
        assertThat(entries.get(KEY)).isEqualTo("Emma");
    }

    @Test
    void changes_afterARollback_haveNotHappened() throws Exception {
        entries.put(KEY, "old");
        rolledBack(() -> {
            shelf.rename("978", "new");
            shelf.change("979");
            shelf.clear();
            return true;
        });
        assertThat(entries.get(KEY)).isEqualTo("old");
    }

    @Test
    void removal_happensAfterTheCommit() throws Exception {
        entries.put(KEY, "old");
        committed(() -> {
            shelf.change("978");
            assertThat(entries.get(KEY)).isEqualTo("old");
            return true;
        });
        assertThat(entries.contains(KEY)).isFalse();
    }

    @Test
    void clearing_happensAfterTheCommit() throws Exception {
        entries.put(KEY, "old");
        committed(() -> {
            shelf.clear();
            assertThat(entries.get(KEY)).isEqualTo("old");
            return true;
        });
        assertThat(entries.contains(KEY)).isFalse();
    }

    /** They can reach nobody any more, and are logged and counted as the errors of all methods are. */
    @ParameterizedTest
    @ValueSource(strings = {"bypass", "fail"})
    void failuresAfterTheCommit_areThoseOfMethods(String methodErrors) throws Exception {
        RedisServer other = RedisServer.start();
        RecordedLog log = new RecordedLog();
        try (log) {
            redeploy(
                    "cdi-redis.location=redis://localhost:" + other.port(),
                    "cdi-redis.deadline=PT1S",
                    "cdi-redis.timeout=PT1S",
                    "cdi-redis.method-errors=" + methodErrors);
            committed(() -> {
                shelf.rename("978", "Emma");
                shelf.change("979");
                other.stop();
                return true;
            });
        } finally {
            other.stop();
        }
        boolean isBypassed = methodErrors.equals("bypass");
        assertThat(log.messages())
                .filteredOn(line -> line.startsWith("CDIREDIS00353"))
                .hasSize(isBypassed ? 0 : 1);
        assertThat(log.messages())
                .filteredOn(line -> line.startsWith("CDIREDIS00340") && line.contains("commit"))
                .hasSize(isBypassed ? 1 : 0);
        assertThat(entries.statistics().ignoredErrors()).isEqualTo(isBypassed ? 1 : 0);
    }

    /** A reader has read the old row, when a writer changes it and commits; only then the reader comes to store it. */
    @Test
    void loadThatBeganBeforeACommit_isNotStored() throws Exception {
        shelf.store("978", "old");
        CountDownLatch hasRead = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        shelf.hold(hasRead, mayReturn);
        CompletableFuture<String> reader =
                CompletableFuture.supplyAsync(() -> shelf.title("978"), task -> new Thread(task).start());
        assertThat(hasRead.await(30, TimeUnit.SECONDS)).isTrue();
        committed(() -> {
            shelf.store("978", "new");
            shelf.change("978");
            return true;
        });
        mayReturn.countDown();
        assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo("old");
        assertThat(entries.contains(KEY)).isFalse();
        assertThat(shelf.title("978")).isEqualTo("new");
        assertThat(entries.get(KEY)).isEqualTo("new");
    }
}
