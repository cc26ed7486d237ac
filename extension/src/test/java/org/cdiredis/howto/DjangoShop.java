package org.cdiredis.howto;

import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/share-with-django.md. */
@ApplicationScoped
public class DjangoShop {

    public record Book(String title, int year) {}

    @Inject
    @RedisCache("shop")
    Cache<String, Book> books;

    @Inject
    @RedisCache("shop")
    Cache<String, Long> sold; // the same entries, read as another type

    public Optional<Book> find(String isbn) {
        return Optional.ofNullable(books.get(isbn)); // cache.set(isbn, {"title": "Emma", "year": 1815})
    }

    public void sell(String isbn, Book book) {
        books.put(isbn, book); // cache.get(isbn)["title"]
        sold.putIfAbsent("sold:" + isbn, 0L); // cache.incr("sold:" + isbn)
    }

    public long sold(String isbn) {
        return sold.getOrDefault("sold:" + isbn, 0L);
    }
}
