package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.caching.TestTransactions.committed;
import static org.cdiredis.caching.TestTransactions.rolledBack;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.Cache;
import org.cdiredis.embedded.RedisServer;

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

    /** They can reach nobody any more, and are logged and counted as the errors of all methods are. */
    @ParameterizedTest
    @ValueSource(strings = {"bypass", "fail"})
    void failuresAfterTheCommit_areThoseOfMethods(String methodErrors) throws Exception {
        container.close();
        RedisServer other = RedisServer.start();
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = handler(lines);
        Logger logger = Logger.getLogger("org.cdiredis");
        try {
            container = CachingContainer.deploy(
                    List.of(
                            "cdi-redis.location=redis://localhost:" + other.port(),
                            "cdi-redis.deadline=PT1S",
                            "cdi-redis.timeout=PT1S",
                            "cdi-redis.method-errors=" + methodErrors),
                    Titles.class);
            Titles ofOther = container.get(Titles.class);
            logger.addHandler(handler);
            committed(() -> {
                ofOther.rename("978", "Emma");
                ofOther.change("979");
                other.stop();
                return true;
            });
        } finally {
            logger.removeHandler(handler);
            other.stop();
        }
        boolean isBypassed = methodErrors.equals("bypass");
        assertThat(lines).filteredOn(line -> line.startsWith("CDIREDIS00353")).hasSize(isBypassed ? 0 : 1);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("CDIREDIS00340") && line.contains("commit"))
                .hasSize(isBypassed ? 1 : 0);
        assertThat(container.cache(String.class).statistics().ignoredErrors()).isEqualTo(isBypassed ? 1 : 0);
    }

    private static Handler handler(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
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
