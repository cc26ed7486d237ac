package org.cdiredis.benchmarks.subjects;

import org.jspecify.annotations.Nullable;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;

/** A service with Spring's annotations. There is no book but in the cache. */
class SpringBooks {

    static final String CACHE = "books";

    /** Null, which is not stored: without the condition each miss would cost a put as well. */
    @Cacheable(cacheNames = CACHE, unless = "#result == null")
    public @Nullable Book find(String key) {
        return null;
    }

    @CachePut(cacheNames = CACHE, key = "#key")
    public Book store(String key, Book book) {
        return book;
    }
}
