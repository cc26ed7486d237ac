package org.cdiredis.benchmarks.subjects;

import org.jspecify.annotations.Nullable;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Caffeine behind Spring's {@code @Cacheable}. */
final class SpringCaffeine extends CaffeineSubject {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final SpringBooks books;

    SpringCaffeine() {
        context.registerBean(CacheManager.class, SpringCaffeine::manager);
        context.register(SpringRedis.Caching.class, SpringBooks.class);
        context.refresh();
        books = context.getBean(SpringBooks.class);
    }

    private static CacheManager manager() {
        CaffeineCacheManager manager = new CaffeineCacheManager(SpringBooks.CACHE);
        manager.setCaffeine(builder());
        return manager;
    }

    @Override
    public String name() {
        return "spring-caffeine";
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
        context.close();
    }
}
