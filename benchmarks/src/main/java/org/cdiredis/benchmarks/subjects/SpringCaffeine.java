package org.cdiredis.benchmarks.subjects;

import java.util.EnumSet;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Caffeine behind Spring's {@code @Cacheable}. */
final class SpringCaffeine implements Subject {

    private static final int SIZE = 10_000;

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
        manager.setCaffeine(Caffeine.newBuilder().maximumSize(SIZE).expireAfterWrite(TTL));
        return manager;
    }

    @Override
    public String name() {
        return "spring-caffeine";
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
