package org.cdiredis.howto;

import java.time.Duration;
import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.Lookup;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/inject-a-cache.md. */
@ApplicationScoped
public class BookShelf {

    public record Book(String isbn, String title, int year) {}

    @Inject
    @RedisCache("books")
    Cache<String, Book> books;

    public Optional<Book> find(String isbn) {
        Lookup<Book> found = books.lookup(isbn); // tells a stored null from no entry
        return found.isFound() ? Optional.ofNullable(found.orElse(null)) : Optional.empty();
    }

    public void shelve(Book book) {
        books.put(book.isbn(), book); // for as long as the option ttl says
        books.putIfAbsent("latest", book, Expiry.after(Duration.ofMinutes(10)));
    }

    public void sellOut() {
        books.clear(); // this cache's entries, nothing else
    }
}
