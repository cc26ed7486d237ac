package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.caching.TestTransactions.committed;
import static org.cdiredis.caching.TestTransactions.rolledBack;

import java.util.List;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;

/** The standard annotations in transactions of a real transaction manager. */
final class StandardTransactionTest extends TransactionFixture<StandardTransactionTest.Shelf> {

    StandardTransactionTest() {
        super(List.of(), Shelf.class);
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "shelf")
    public static class Shelf {

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
        return server.command("KEYS", ":1:shelf/*").contains("978");
    }

    @Test
    void put_happensAfterTheCommit() throws Exception {
        boolean before = committed(() -> {
            shelf.rename("978", "new");
            return isStored();
        });

        assertThat(before).isFalse();
        assertThat(isStored()).isTrue();
        assertThat(shelf.title("978")).isEqualTo("new");
    }

    @Test
    void put_isSeenByItsTransaction() throws Exception {
        assertThat(committed(() -> {
                    shelf.rename("978", "new");
                    return shelf.title("978");
                }))
                .isEqualTo("new");
    }

    @Test
    void put_doesNotHappenAfterARollback() throws Exception {
        rolledBack(() -> {
            shelf.rename("978", "new");
            return true;
        });

        assertThat(isStored()).isFalse();
        assertThat(shelf.title("978")).isEqualTo("loaded");
    }

    @Test
    void remove_happensAfterTheCommit() throws Exception {
        shelf.rename("978", "old");

        boolean before = committed(() -> {
            shelf.change("978");
            return isStored();
        });

        assertThat(before).isTrue();
        assertThat(isStored()).isFalse();
    }

    @Test
    void remove_doesNotHappenAfterARollback() throws Exception {
        shelf.rename("978", "old");

        rolledBack(() -> {
            shelf.change("978");
            return true;
        });

        assertThat(shelf.title("978")).isEqualTo("old");
    }

    @Test
    void removeAll_happensAfterTheCommit_andNotAfterARollback() throws Exception {
        shelf.rename("978", "old");

        rolledBack(() -> {
            shelf.clear();
            return true;
        });
        assertThat(isStored()).isTrue();

        boolean before = committed(() -> {
            shelf.clear();
            return isStored();
        });
        assertThat(before).isTrue();
        assertThat(isStored()).isFalse();
    }
}
