package org.cdiredis.benchmarks.subjects;

import com.github.benmanes.caffeine.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Caffeine by itself: what a cache in the process costs at least. */
final class RawCaffeine extends CaffeineSubject {

    private final Cache<String, Book> cache = builder().build();

    @Override
    public String name() {
        return "caffeine";
    }

    @Override
    public @Nullable Book get(String key) {
        return cache.getIfPresent(key);
    }

    @Override
    public void put(String key, Book book) {
        cache.put(key, book);
    }

    @Override
    public void close() {
        cache.invalidateAll();
    }
}
