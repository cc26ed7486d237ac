package org.cdiredis.benchmarks.subjects;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

import com.github.benmanes.caffeine.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Caffeine behind a bean of Weld with an interceptor that does nothing. */
final class InterceptedCaffeine extends CaffeineSubject {

    private final SeContainer container;
    private final Books books;

    InterceptedCaffeine() {
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(Books.class, EmptyInterceptor.class)
                .initialize();
        books = container.select(Books.class).get();
    }

    /** A bean without a scope, so that it is found only where it is named. */
    static class Books {

        private final Cache<String, Book> cache = builder().build();

        @EmptyInterceptor.Bound
        public @Nullable Book find(String key) {
            return cache.getIfPresent(key);
        }

        public void store(String key, Book book) {
            cache.put(key, book);
        }
    }

    @Override
    public String name() {
        return "weld-caffeine";
    }

    @Override
    public @Nullable Book get(String key) {
        return books.find(key);
    }

    @Override
    public void put(String key, Book book) {
        books.store(key, book);
    }

    @Override
    public void close() {
        container.close();
    }
}
