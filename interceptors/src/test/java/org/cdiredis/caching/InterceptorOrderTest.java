package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
        assertThat(linesOf(LateTransactions.class))
                .containsExactly("CDIREDIS01202: the method put(String,String) of " + Shelf.class.getName()
                        + ": the interceptor of @Transactional comes after that of the cache, which so changes before or after the"
                        + " transaction rather than with it. Give that interceptor a priority below 1100");
    }

    @Test
    void transactionsWhereServersHaveThem_areNot() {
        assertThat(linesOf(Transactions.class)).isEmpty();
    }

    private static List<String> linesOf(Class<?> interceptor) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("org.cdiredis");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            CachingContainer.deploy(List.of("cdi-redis.location=redis://localhost"), Shelf.class, interceptor)
                    .close();
        } finally {
            logger.removeHandler(handler);
        }
        return lines.stream()
                .filter(line -> line.startsWith("CDIREDIS012"))
                .filter(line -> !line.contains("01200"))
                .toList();
    }
}
