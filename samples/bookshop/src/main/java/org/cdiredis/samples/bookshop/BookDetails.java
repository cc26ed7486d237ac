package org.cdiredis.samples.bookshop;

import java.util.Optional;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.cdiredis.caching.CachePut;
import org.cdiredis.caching.CacheRemoveAll;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.CacheValue;

/** Single books, which Redis remembers. */
@Dependent
class BookDetails {

    private final Shelf shelf;

    @Inject
    BookDetails(Shelf shelf) {
        this.shelf = shelf;
    }

    /** A book by its number; empty if there is none. */
    @CacheResult(cacheName = "details", ttl = "PT10M")
    Optional<Book> find(int number) {
        return shelf.find(number);
    }

    /** Changes a book. Once the transaction has been committed Redis has it, and forgets the searches that may have found it. */
    @Transactional
    @CachePut(cacheName = "details", ttl = "PT10M")
    @CacheRemoveAll(cacheName = "books")
    void change(int number, @CacheValue Book book) {
        shelf.change(number, book);
    }
}
