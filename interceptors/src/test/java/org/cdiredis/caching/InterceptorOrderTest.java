package org.cdiredis.caching;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.transaction.Transactional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.interceptors.Proceeding;

/** What is said of interceptors of transactions that stand elsewhere than servers have them. */
final class InterceptorOrderTest {

    @Transactional
    @Interceptor
    @Priority(Interceptor.Priority.LIBRARY_AFTER)
    static class LateTransactions extends Proceeding {}

    @Transactional
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    static class Transactions extends Proceeding {}

    @ApplicationScoped
    public static class Shelf {
        @Transactional
        @CachePut(cacheName = "shelf")
        public void put(String key, @CacheValue String value) {}
    }

    @Transactional
    @Stereotype
    @Retention(RUNTIME)
    @Target(TYPE)
    public @interface Service {}

    @Service
    @ApplicationScoped
    public static class ShelfOfAStereotype extends Puts {}

    @Transactional
    @InterceptorBinding
    @Retention(RUNTIME)
    @Target({TYPE, METHOD})
    public @interface Audited {}

    @Audited
    @ApplicationScoped
    public static class ShelfOfABinding extends Puts {}

    public abstract static class Puts {
        @CachePut(cacheName = "shelf")
        public void put(String key, @CacheValue String value) {}
    }

    @ParameterizedTest
    @ValueSource(classes = {Shelf.class, ShelfOfAStereotype.class, ShelfOfABinding.class})
    void transactionsInsideOfCaching_areHintedAt(Class<?> shelf) {
        assertThat(DeploymentHints.of(shelf, LateTransactions.class))
                .containsExactly("CDIREDIS01202: the method put(String,String) of " + shelf.getName()
                        + ": the interceptor of @Transactional comes after that of the cache, which so changes before or after the"
                        + " transaction rather than with it. Give that interceptor a priority below 1100");
    }

    @Test
    void transactionsWhereServersHaveThem_areNot() {
        assertThat(DeploymentHints.of(Shelf.class, Transactions.class)).isEmpty();
    }
}
