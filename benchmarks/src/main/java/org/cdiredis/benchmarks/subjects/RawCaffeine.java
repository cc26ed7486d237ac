package org.cdiredis.benchmarks.subjects;

import java.util.EnumSet;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/** Caffeine by itself: what a cache in the process costs at least. */
final class RawCaffeine implements Subject {

    private static final int SIZE = 10_000;

    private final Cache<String, Book> cache =
            Caffeine.newBuilder().maximumSize(SIZE).expireAfterWrite(TTL).build();

    @Override
    public String name() {
        return "caffeine";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.of(Operation.GET_HIT, Operation.PUT);
    }

    @Override
    public String physicalKey(String key) {
        return key;
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
