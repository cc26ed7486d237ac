package org.cdiredis.it.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.Expiry;
import org.cdiredis.RedisCache;
import org.cdiredis.TimeToLive;

/** A bean with everything that can be injected. */
@ApplicationScoped
public class Library {

    @Inject
    @RedisCache("default")
    Cache<String, Book> byDefault;

    @Inject
    @RedisCache("books")
    Cache<String, Book> books;

    @Inject
    @RedisCache("books")
    Cache<Long, List<Book>> shelves;

    @Inject
    @RedisCache("books")
    Instance<Cache<String, Book>> instance;

    @Inject
    @RedisCache("books")
    RedissonClient client;

    @Inject
    @RedisCache("unreachable")
    Cache<String, Book> unreachable;

    @Inject
    Caches caches;

    public Book storeAndRead(Book book) {
        byDefault.put(book.isbn(), book);
        return byDefault.get(book.isbn());
    }

    public List<Book> storeAndRead(long shelf, List<Book> content) {
        shelves.put(shelf, content);
        return shelves.get(shelf);
    }

    public void store(Book book) {
        books.put(book.isbn(), book);
    }

    public TimeToLive storeFor(Duration time, Book book) {
        books.put(book.isbn(), book, Expiry.after(time));
        return books.timeToLive(book.isbn());
    }

    public @Nullable Book read(String isbn) {
        return books.get(isbn);
    }

    public CompletionStage<@Nullable Book> readAsync(String isbn) {
        return books.async().get(isbn);
    }

    public Cache<String, Book> fromInstance() {
        return instance.get();
    }

    public boolean hasPhysicalKey(String key) {
        return client.getKeys().countExists(key) == 1;
    }

    public @Nullable Book readUnreachable(String isbn) {
        return unreachable.get(isbn);
    }

    public Caches caches() {
        return caches;
    }
}
