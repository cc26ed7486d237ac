package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.caching.TestTransactions.committed;
import static org.cdiredis.caching.TestTransactions.rolledBack;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;

/** Cached methods in transactions of a real transaction manager. */
final class CachingTransactionTest extends TransactionFixture<CachingTransactionTest.Titles> {

    private static final String KEY = CacheKeys.within("titles", "978");

    private Cache<String, String> entries;

    CachingTransactionTest() {
        super(Titles.class);
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "titles")
    public static class Titles {

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

    @BeforeEach
    void find() {
        entries = container.cache(String.class);
    }

    @Test
    void put_happensAfterTheCommit() throws Exception {
        committed(() -> {
            titles.rename("978", "Emma");
            assertThat(entries.contains(KEY)).isFalse();
            assertThat(titles.title("978")).isEqualTo("Emma");
            return true;
        });
        assertThat(entries.get(KEY)).isEqualTo("Emma");
    }

    @Test
    void changes_afterARollback_haveNotHappened() throws Exception {
        entries.put(KEY, "old");
        rolledBack(() -> {
            titles.rename("978", "new");
            titles.change("979");
            titles.clear();
            return true;
        });
        assertThat(entries.get(KEY)).isEqualTo("old");
    }

    @Test
    void removal_happensAfterTheCommit() throws Exception {
        entries.put(KEY, "old");
        committed(() -> {
            titles.change("978");
            assertThat(entries.get(KEY)).isEqualTo("old");
            return true;
        });
        assertThat(entries.contains(KEY)).isFalse();
    }

    @Test
    void clearing_happensAfterTheCommit() throws Exception {
        entries.put(KEY, "old");
        committed(() -> {
            titles.clear();
            assertThat(entries.get(KEY)).isEqualTo("old");
            return true;
        });
        assertThat(entries.contains(KEY)).isFalse();
    }

    /** A reader has read the old row, when a writer changes it and commits; only then the reader comes to store it. */
    @Test
    void loadThatBeganBeforeACommit_isNotStored() throws Exception {
        titles.store("978", "old");
        CountDownLatch hasRead = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        titles.hold(hasRead, mayReturn);
        CompletableFuture<String> reader =
                CompletableFuture.supplyAsync(() -> titles.title("978"), task -> new Thread(task).start());
        assertThat(hasRead.await(30, TimeUnit.SECONDS)).isTrue();
        committed(() -> {
            titles.store("978", "new");
            titles.change("978");
            return true;
        });
        mayReturn.countDown();
        assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo("old");
        assertThat(entries.contains(KEY)).isFalse();
        assertThat(titles.title("978")).isEqualTo("new");
        assertThat(entries.get(KEY)).isEqualTo("new");
    }
}
