package org.cdiredis.caching.internal.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;

import org.cdiredis.RedisUnavailableException;

/** Methods with the standard annotations while there is no Redis. */
final class StandardOutageTest {

    private static final String CLOSED = "cdi-redis.location=redis://127.0.0.1:1";

    private static final AtomicInteger calls = new AtomicInteger();

    @ApplicationScoped
    @CacheDefaults(cacheName = "books")
    static class Shelf {

        @CacheResult(exceptionCacheName = "failures")
        String find(String isbn) {
            if (isbn.isEmpty()) {
                throw new IllegalStateException("call " + calls.incrementAndGet());
            }
            return "call " + calls.incrementAndGet();
        }

        @CachePut
        void put(String isbn, @CacheValue String title) {
            calls.incrementAndGet();
        }

        @CacheRemove
        void remove(String isbn) {
            calls.incrementAndGet();
        }

        @CacheRemoveAll
        void removeAll() {
            calls.incrementAndGet();
        }
    }

    @Test
    void methods_runAsIfThereWereNoCache() {
        try (Application application = Application.start(List.of(CLOSED, "cdi-redis.deadline=PT1S"), Shelf.class)) {
            Shelf shelf = application.get(Shelf.class);

            assertThat(shelf.find("1")).isEqualTo("call 1");
            assertThat(shelf.find("1")).isEqualTo("call 2");
            assertThatIllegalStateException().isThrownBy(() -> shelf.find("")).withMessage("call 3");
            shelf.put("1", "title");
            shelf.remove("1");
            shelf.removeAll();
            assertThat(calls).hasValue(6);
        }
    }

    @Test
    void methods_failIfTheyAreToldTo() {
        try (Application application = Application.start(
                List.of(CLOSED, "cdi-redis.deadline=PT1S", "cdi-redis.method-errors=fail"), Shelf.class)) {
            Shelf shelf = application.get(Shelf.class);

            assertThatExceptionOfType(RedisUnavailableException.class).isThrownBy(() -> shelf.find("1"));
        }
    }
}
