package org.cdiredis.it.jcache;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.util.TypeLiteral;

import org.junit.jupiter.api.Test;

import org.cdiredis.caching.CachePut;
import org.cdiredis.caching.CacheRemove;
import org.cdiredis.caching.CacheRemoveAll;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.CacheValue;
import org.cdiredis.caching.Caching;

/** That this library's own annotations do what they say in each of the containers. */
final class OwnAnnotationsTest {

    static final List<Class<?>> BEANS =
            List.of(Shelf.class, PoetryShelf.class, OfAStereotype.class, OfANestedStereotype.class, Producers.class);

    private final String isbn = UUID.randomUUID().toString();

    @ApplicationScoped
    static class Shelf {

        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult(cacheName = "shelf")
        int find(String isbn) {
            return calls.incrementAndGet();
        }

        @CacheResult(cacheName = "later")
        CompletionStage<Integer> later(String isbn) {
            return CompletableFuture.completedFuture(calls.incrementAndGet());
        }

        @CachePut(cacheName = "shelf")
        void put(String isbn, @CacheValue int copies) {}

        @CacheRemove(cacheName = "shelf")
        @CacheRemove(cacheName = "later")
        void remove(String isbn) {}

        @CacheRemoveAll(cacheName = "shelf")
        void clear() {}
    }

    /** What it overrides could not be cached, if anybody still asked for it. */
    abstract static class AnyShelf<T> {

        @CacheResult(cacheName = "poetry")
        abstract Object find(T isbn);
    }

    @ApplicationScoped
    static class PoetryShelf extends AnyShelf<String> {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        @CacheResult(cacheName = "poetry")
        Integer find(String isbn) {
            return calls.incrementAndGet();
        }
    }

    @CacheResult
    @Stereotype
    @ApplicationScoped
    @Retention(RUNTIME)
    @Target(TYPE)
    @interface Cached {}

    @Cached
    @Stereotype
    @Retention(RUNTIME)
    @Target(TYPE)
    @interface Service {}

    @Cached
    static class OfAStereotype {

        private final AtomicInteger calls = new AtomicInteger();

        int find(String isbn) {
            return calls.incrementAndGet();
        }
    }

    @Service
    static class OfANestedStereotype {

        private final AtomicInteger calls = new AtomicInteger();

        int find(String isbn) {
            return calls.incrementAndGet();
        }
    }

    interface Counter<T> {

        T count(String key);
    }

    @Dependent
    static class Producers {

        @Produces
        @Dependent
        @Caching(method = "count", result = @CacheResult)
        Counter<Integer> counter() {
            AtomicInteger calls = new AtomicInteger();
            return key -> calls.incrementAndGet();
        }
    }

    private static <T> T bean(Class<T> type) {
        return ContainerBeans.container().select(type).get();
    }

    @Test
    void result_isCached_andPutAndRemoved() {
        Shelf shelf = bean(Shelf.class);
        int first = shelf.find(isbn);

        assertThat(shelf.find(isbn)).isEqualTo(first);
        shelf.put(isbn, 77);
        assertThat(shelf.find(isbn)).isEqualTo(77);
        shelf.remove(isbn);
        assertThat(shelf.find(isbn)).isNotIn(first, 77);
        shelf.put(isbn, 77);
        shelf.clear();
        assertThat(shelf.find(isbn)).isNotIn(first, 77);
    }

    @Test
    void stage_isCached() {
        Shelf shelf = bean(Shelf.class);

        assertThat(shelf.later(isbn).toCompletableFuture().join())
                .isEqualTo(shelf.later(isbn).toCompletableFuture().join());
    }

    @Test
    void methodThatOverridesAnother_isCached() {
        PoetryShelf shelf = bean(PoetryShelf.class);

        assertThat(shelf.find(isbn)).isEqualTo(shelf.find(isbn));
    }

    @Test
    void stereotype_holdsForTheMethodsOfItsBeans() {
        OfAStereotype direct = bean(OfAStereotype.class);
        OfANestedStereotype nested = bean(OfANestedStereotype.class);

        assertThat(direct.find(isbn)).isEqualTo(direct.find(isbn));
        assertThat(nested.find(isbn)).isEqualTo(nested.find(isbn));
    }

    @Test
    void producedObject_isCached() {
        Counter<Integer> counter = ContainerBeans.container()
                .select(new TypeLiteral<Counter<Integer>>() {})
                .get();

        assertThat(counter.count(isbn)).isEqualTo(counter.count(isbn));
    }
}
