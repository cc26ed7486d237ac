package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is cached, and under which keys. */
final class CacheResultTest extends ShelfFixture<CacheResultTest.Shelf> {

    CacheResultTest() {
        super(List.of(), Shelf.class);
    }

    public record Book(String isbn, String title) {}

    @ApplicationScoped
    public static class Shelf {

        private final AtomicInteger calls = new AtomicInteger();

        public int count() {
            return calls.get();
        }

        @CacheResult
        public Book find(String isbn) {
            return new Book(isbn, "title " + calls.incrementAndGet());
        }

        @CacheResult(cacheName = "lists")
        public List<Book> list(String author, int page) {
            return List.of(find(author), new Book(author, "page " + page + " " + calls.incrementAndGet()));
        }

        @CacheResult(cacheName = "optionals", nulls = Nulls.STORE)
        public Optional<Book> optional(@Nullable String isbn) {
            calls.incrementAndGet();
            return Optional.ofNullable(isbn).map(known -> new Book(known, "o"));
        }

        @CacheRemove(cacheName = "lists")
        public void forget(String author, int page) {}
    }

    @Test
    void secondCall_withEqualArguments_isAHit() {
        assertThat(shelf.find("1")).isEqualTo(new Book("1", "title 1"));
        assertThat(shelf.find("1")).isEqualTo(new Book("1", "title 1"));
        assertThat(shelf.find("2")).isEqualTo(new Book("2", "title 2"));
        assertThat(container()
                        .cache(Book.class)
                        .get(Shelf.class.getName() + ".find(java.lang.String)/" + CacheKeys.of("1")))
                .isEqualTo(new Book("1", "title 1"));
    }

    @Test
    void genericResult_isDecodedByItsFullType() {
        List<Book> first = shelf.list("a", 1);
        assertThat(shelf.list("a", 1)).isEqualTo(first);
        assertThat(shelf.list("a", 1).get(0)).isInstanceOf(Book.class);
        shelf.forget("a", 1);
        assertThat(shelf.list("a", 1)).isNotEqualTo(first);
    }

    @Test
    void optional_isCachedAsItsValue() {
        assertThat(shelf.optional("1")).isEqualTo(Optional.of(new Book("1", "o")));
        assertThat(shelf.optional("1")).isEqualTo(Optional.of(new Book("1", "o")));
        assertThat(shelf.optional(null)).isEmpty();
        assertThat(shelf.optional(null)).isEmpty();
        assertThat(shelf.count()).isEqualTo(2);
    }
}
