package org.cdiredis.caching.internal.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import jakarta.inject.Inject;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.RedisCache;

/** What resolvers can do with a cache and its manager, and that the rest is refused. */
final class RedisStandardCacheTest {

    private static Application application;
    private static CacheManager manager;

    static class Injected {

        @Inject
        @RedisCache
        CacheManager manager;
    }

    private Cache<Object, Book> books;

    @BeforeAll
    static void start() {
        application = Application.start(List.of("cdi-redis.cache.shelf.ttl=PT1M"), Injected.class);
        manager = application.get(Injected.class).manager;
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void reset() {
        application.flush();
        books = manager.getCache("books", Object.class, Book.class);
    }

    @Test
    void entries_arePutReadAndRemoved() {
        Book one = new Book("1", "one");
        Book two = new Book("2", "two");
        books.put("1", one);
        books.putAll(Map.of("2", two));

        assertThat(books.get("1")).isEqualTo(one);
        assertThat(books.get("3")).isNull();
        assertThat(books.getAll(Set.of("1", "2", "3"))).isEqualTo(Map.of("1", one, "2", two));
        assertThat(books.containsKey("2")).isTrue();
        assertThat(books.putIfAbsent("1", two)).isFalse();
        assertThat(books.putIfAbsent("3", two)).isTrue();
        assertThat(books.replace("1", two)).isTrue();
        assertThat(books.replace("4", two)).isFalse();
        assertThat(books.get("1")).isEqualTo(two);
        assertThat(books.remove("1")).isTrue();
        assertThat(books.remove("1")).isFalse();
        books.removeAll(Set.of("2"));
        assertThat(books.containsKey("2")).isFalse();
    }

    @Test
    void removeAll_andClear_leaveOtherCachesAlone() {
        Cache<Object, Book> others = manager.getCache("books2", Object.class, Book.class);
        others.put("1", new Book("1", "other"));
        books.put("1", new Book("1", "one"));
        books.removeAll();
        books.put("2", new Book("2", "two"));
        books.clear();

        assertThat(application.keys()).containsExactly(":1:books2/1(\"1\")");
    }

    @Test
    void nameOfAConfiguredCache_isThatCache() {
        Cache<Object, Book> shelf = manager.getCache("shelf", Object.class, Book.class);
        shelf.put("1", new Book("1", "one"));

        assertThat(application.keys()).containsExactly("shelf:1:1(\"1\")");
        shelf.clear();
        assertThat(application.keys()).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked") // there is no class of a type with arguments
    void cache_isThatOfItsManager() {
        assertThat(books.getName()).isEqualTo("books");
        assertThat(books.getCacheManager().getCache("books", Object.class, Book.class))
                .isSameAs(books);
        assertThat(books.isClosed()).isFalse();
        assertThat(books.getConfiguration(Configuration.class)).isInstanceOf(CompleteConfiguration.class);
        assertThat(books.unwrap(org.cdiredis.Cache.class).name()).isEqualTo("default");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> books.unwrap(String.class))
                .withMessage("CDIREDIS01162: javax.cache.Cache cannot be unwrapped as java.lang.String");
    }

    @Test
    void nulls_areRefused() {
        assertThatNullPointerException().isThrownBy(() -> books.put("1", null));
        assertThatNullPointerException().isThrownBy(() -> books.get(null));
        assertThat(application.keys()).isEmpty();
    }

    @Test
    void whatNeedsMore_isRefused() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> books.iterator(),
                () -> books.getAndPut("1", new Book("1", "x")),
                () -> books.getAndRemove("1"),
                () -> books.getAndReplace("1", new Book("1", "x")),
                () -> books.remove("1", new Book("1", "x")),
                () -> books.replace("1", new Book("1", "x"), new Book("1", "y")),
                () -> books.loadAll(Set.of("1"), true, null),
                () -> books.invoke("1", (entry, arguments) -> "x"),
                () -> books.invokeAll(Set.of("1"), (entry, arguments) -> "x"),
                () -> books.registerCacheEntryListener(null),
                () -> books.deregisterCacheEntryListener(null),
                books::close)) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(call)
                    .withMessageStartingWith("CDIREDIS01160: ");
        }
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                manager::getCachingProvider,
                manager::getURI,
                () -> manager.createCache("x", new MutableConfiguration<>()),
                manager::getCacheNames,
                () -> manager.destroyCache("x"),
                () -> manager.enableManagement("x", true),
                () -> manager.enableStatistics("x", true),
                manager::close)) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(call)
                    .withMessageStartingWith("CDIREDIS01161: ");
        }
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(books::iterator)
                .withMessage("CDIREDIS01160: iterator is not supported by the javax.cache.Cache of an annotated method."
                        + " Inject org.cdiredis.Cache, or unwrap it");
    }
}
