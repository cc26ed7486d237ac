package org.cdiredis.howto;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.enterprise.context.ApplicationScoped;

import org.cdiredis.caching.CacheDefaults;
import org.cdiredis.caching.CacheKey;
import org.cdiredis.caching.CachePut;
import org.cdiredis.caching.CacheRemove;
import org.cdiredis.caching.CacheRemoveAll;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.CacheValue;
import org.cdiredis.caching.Nulls;

/** The bean of docs/howto/cache-methods.md. */
@ApplicationScoped
@CacheDefaults(cacheName = "details", ttl = "${shop.details.ttl:PT10M}")
public class BookDetails {

    /** A book. */
    public record Book(String isbn, String title) {}

    private final Map<String, Book> database = new ConcurrentHashMap<>();

    @CacheResult(nulls = Nulls.STORE, nullTtl = "PT30S")
    public Optional<Book> find(String isbn) {
        return Optional.ofNullable(database.get(isbn));
    }

    @CachePut(key = "#{book.isbn}")
    public void change(@CacheValue Book book) {
        database.put(book.isbn(), book);
    }

    @CacheRemove
    public void withdraw(@CacheKey(each = true) Collection<String> isbns) {
        database.keySet().removeAll(isbns);
    }

    @CacheRemoveAll
    public void rebuild() {}
}
