package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.caching.TestTransactions.committed;
import static org.cdiredis.caching.TestTransactions.rolledBack;

import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;

/** The standard annotations in transactions of a real transaction manager. */
final class StandardTransactionTest extends TransactionFixture<StandardTransactionTest.Titles> {

    StandardTransactionTest() {
        super(Titles.class);
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "titles")
    public static class Titles {

        @CacheResult
        public String title(String isbn) {
            return "loaded";
        }

        @CachePut
        public void rename(String isbn, @CacheValue String title) {}

        @CacheRemove
        public void change(String isbn) {}

        @CacheRemoveAll
        public void clear() {}
    }

    /** Whether Redis has the entry, as others see it. */
    private static boolean isStored() {
        return server.command("KEYS", ":1:titles/*").contains("978");
    }

    @Test
    void put_happensAfterTheCommit() throws Exception {
        boolean before = committed(() -> {
            titles.rename("978", "new");
            return isStored();
        });

        assertThat(before).isFalse();
        assertThat(isStored()).isTrue();
        assertThat(titles.title("978")).isEqualTo("new");
    }

    @Test
    void put_isSeenByItsTransaction() throws Exception {
        assertThat(committed(() -> {
                    titles.rename("978", "new");
                    return titles.title("978");
                }))
                .isEqualTo("new");
    }

    @Test
    void put_doesNotHappenAfterARollback() throws Exception {
        rolledBack(() -> {
            titles.rename("978", "new");
            return true;
        });

        assertThat(isStored()).isFalse();
        assertThat(titles.title("978")).isEqualTo("loaded");
    }

    @Test
    void remove_happensAfterTheCommit() throws Exception {
        titles.rename("978", "old");

        boolean before = committed(() -> {
            titles.change("978");
            return isStored();
        });

        assertThat(before).isTrue();
        assertThat(isStored()).isFalse();
    }

    @Test
    void remove_doesNotHappenAfterARollback() throws Exception {
        titles.rename("978", "old");

        rolledBack(() -> {
            titles.change("978");
            return true;
        });

        assertThat(titles.title("978")).isEqualTo("old");
    }

    @Test
    void removeAll_happensAfterTheCommit_andNotAfterARollback() throws Exception {
        titles.rename("978", "old");

        rolledBack(() -> {
            titles.clear();
            return true;
        });
        assertThat(isStored()).isTrue();

        boolean before = committed(() -> {
            titles.clear();
            return isStored();
        });
        assertThat(before).isTrue();
        assertThat(isStored()).isFalse();
    }
}
