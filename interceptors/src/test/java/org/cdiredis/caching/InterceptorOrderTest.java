package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of interceptors of transactions that stand elsewhere than servers have them. */
final class InterceptorOrderTest {

    @Transactional
    @Interceptor
    @Priority(Interceptor.Priority.LIBRARY_AFTER)
    static class LateTransactions {
        @AroundInvoke
        @Nullable
        Object call(InvocationContext context) throws Exception {
            return context.proceed();
        }
    }

    @Transactional
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    static class Transactions {
        @AroundInvoke
        @Nullable
        Object call(InvocationContext context) throws Exception {
            return context.proceed();
        }
    }

    @ApplicationScoped
    public static class Shelf {
        @Transactional
        @CachePut(cacheName = "shelf")
        public void put(String key, @CacheValue String value) {}
    }

    @Test
    void transactionsInsideOfCaching_areHintedAt() {
        assertThat(DeploymentHints.of(Shelf.class, LateTransactions.class))
                .containsExactly("CDIREDIS01202: the method put(String,String) of " + Shelf.class.getName()
                        + ": the interceptor of @Transactional comes after that of the cache, which so changes before or after the"
                        + " transaction rather than with it. Give that interceptor a priority below 1100");
    }

    @Test
    void transactionsWhereServersHaveThem_areNot() {
        assertThat(DeploymentHints.of(Shelf.class, Transactions.class)).isEmpty();
    }
}
