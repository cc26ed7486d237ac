package org.cdiredis.samples.bookshop;

import java.util.List;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import org.cdiredis.caching.CacheKey;
import org.cdiredis.caching.CacheResult;

/** Searches the catalogue, and does so once for equal queries as long as Redis remembers the answer. */
@Dependent
class BookSearch {

    private final SlowSearch slowSearch;

    @Inject
    BookSearch(SlowSearch slowSearch) {
        this.slowSearch = slowSearch;
    }

    /** Answers from Redis, or else from the catalogue, and remembers the answer. */
    @CacheResult(cacheName = "books")
    List<Book> search(@CacheKey String text, SearchLog log) {
        log.searched();
        return slowSearch.search(new Query(text));
    }

    /** Answers from the catalogue, whatever Redis knows, and remembers the answer. */
    @CacheResult(cacheName = "books", skipGet = true)
    List<Book> refresh(@CacheKey String text, SearchLog log) {
        log.searched();
        return slowSearch.search(new Query(text));
    }
}
