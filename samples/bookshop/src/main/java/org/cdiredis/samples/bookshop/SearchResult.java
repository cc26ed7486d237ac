package org.cdiredis.samples.bookshop;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the page learns about a search.
 *
 * @param query the query as it was understood
 * @param books the books, best match first
 * @param fromRedis whether Redis knew the answer
 * @param tookMicros how long the search took, in microseconds
 * @param key the key under which Redis has the answer
 * @param timeToLiveMillis how long Redis will have it; null for ever, 0 if it is gone already
 */
public record SearchResult(
        String query,
        List<Book> books,
        boolean fromRedis,
        long tookMicros,
        String key,
        @Nullable Long timeToLiveMillis) {}
