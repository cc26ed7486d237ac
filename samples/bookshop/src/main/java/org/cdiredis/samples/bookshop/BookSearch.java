package org.cdiredis.samples.bookshop;

import java.util.List;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** Searches the catalogue, and does so once for equal queries as long as Redis remembers the answer. */
@Dependent
final class BookSearch {

    private final Cache<String, List<Book>> cache;
    private final SlowSearch slowSearch;

    @Inject
    BookSearch(@RedisCache("books") Cache<String, List<Book>> cache, SlowSearch slowSearch) {
        this.cache = cache;
        this.slowSearch = slowSearch;
    }

    /** Answers from Redis, or else from the catalogue. */
    Answer search(Query query) {
        List<Book> cached = cache.get(query.text());
        return cached != null ? new Answer(cached, true) : refresh(query);
    }

    /** Answers from the catalogue and remembers the answer. */
    Answer refresh(Query query) {
        List<Book> books = slowSearch.search(query);
        cache.put(query.text(), books);
        return new Answer(books, false);
    }
}
