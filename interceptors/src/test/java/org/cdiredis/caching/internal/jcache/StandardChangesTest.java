package org.cdiredis.caching.internal.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the standard says of {@code @CachePut}, {@code @CacheRemove} and {@code @CacheRemoveAll}. */
final class StandardChangesTest {

    private static final Book OLD = new Book("1", "old");
    private static final Book NEW = new Book("1", "new");

    private static final AtomicReference<@Nullable Throwable> next = new AtomicReference<>();
    private static final List<@Nullable Book> seen = new ArrayList<>();

    private static Application application;
    private static Shelf shelf;
    private static Reader reader;

    /** Reads what there is, also while a method of the other bean runs. */
    @ApplicationScoped
    static class Reader {

        @CacheResult(cacheName = "books")
        @Nullable
        Book find(String isbn) {
            return null;
        }
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "books")
    static class Shelf {

        @CachePut
        void put(String isbn, @CacheValue @Nullable Book book) throws Exception {
            act();
        }

        @CachePut
        void putMarked(String ignored, @CacheKey String isbn, @CacheValue Book book) throws Exception {
            act();
        }

        @CachePut(afterInvocation = false)
        void putBefore(String isbn, @CacheValue Book book) throws Exception {
            act();
        }

        @CachePut(cacheFor = IOException.class)
        void putFor(String isbn, @CacheValue Book book) throws Exception {
            act();
        }

        @CachePut(noCacheFor = IOException.class)
        void putNotFor(String isbn, @CacheValue Book book) throws Exception {
            act();
        }

        @CachePut(cacheFor = IOException.class, noCacheFor = FileNotFoundException.class)
        void putForAndNotFor(String isbn, @CacheValue Book book) throws Exception {
            act();
        }

        @CachePut(cacheName = "others")
        void putOther(String isbn, @CacheValue Book book) throws Exception {
            act();
        }

        @CacheRemove
        void remove(String isbn) throws Exception {
            act();
        }

        @CacheRemove
        void removeMarked(String ignored, @CacheKey String isbn) throws Exception {
            act();
        }

        @CacheRemove(afterInvocation = false)
        void removeBefore(String isbn) throws Exception {
            act();
        }

        @CacheRemove(evictFor = IOException.class)
        void removeFor(String isbn) throws Exception {
            act();
        }

        @CacheRemove(noEvictFor = IOException.class)
        void removeNotFor(String isbn) throws Exception {
            act();
        }

        @CacheRemove(evictFor = IOException.class, noEvictFor = FileNotFoundException.class)
        void removeForAndNotFor(String isbn) throws Exception {
            act();
        }

        @CacheRemoveAll
        void removeAll() throws Exception {
            act();
        }

        @CacheRemoveAll(afterInvocation = false)
        void removeAllBefore() throws Exception {
            act();
        }

        @CacheRemoveAll(evictFor = IOException.class)
        void removeAllFor() throws Exception {
            act();
        }

        @CacheRemoveAll(noEvictFor = IOException.class)
        void removeAllNotFor() throws Exception {
            act();
        }

        @CacheRemoveAll(evictFor = IOException.class, noEvictFor = FileNotFoundException.class)
        void removeAllForAndNotFor() throws Exception {
            act();
        }

        /** What there is while the method runs, and then what is to be thrown. */
        private static void act() throws Exception {
            seen.add(reader.find("1"));
            if (next.get() instanceof Error error) {
                throw error;
            }
            if (next.get() instanceof Exception exception) {
                throw exception;
            }
        }
    }

    /** Reads something that is removed meanwhile. */
    @ApplicationScoped
    @CacheDefaults(cacheName = "slow")
    static class SlowShelf {

        private static final CountDownLatch begun = new CountDownLatch(1);
        private static final CountDownLatch mayEnd = new CountDownLatch(1);

        @CacheResult
        String find(String isbn) throws InterruptedException {
            begun.countDown();
            mayEnd.await(20, TimeUnit.SECONDS);
            return "read before";
        }

        @CacheRemove
        void remove(String isbn) {}
    }

    @FunctionalInterface
    private interface Change {
        void apply() throws Exception;
    }

    @BeforeAll
    static void start() {
        application = Application.start(Shelf.class, Reader.class, SlowShelf.class);
        reader = application.get(Reader.class);
        shelf = application.get(Shelf.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void reset() {
        application.flush();
        next.set(null);
        seen.clear();
    }

    @Test
    void put_isAfterTheMethod() throws Exception {
        shelf.put("1", NEW);

        assertThat(seen).containsOnlyNulls();
        assertThat(reader.find("1")).isEqualTo(NEW);
    }

    @Test
    void putBefore_isBeforeTheMethod_whateverThatThrows() {
        assertThat(isPut(() -> shelf.putBefore("1", NEW), new IOException("x"))).isTrue();
        assertThat(seen).containsExactly(NEW);
    }

    @Test
    void putMarked_isForTheMarkedParameter() throws Exception {
        shelf.putMarked("x", "1", NEW);

        assertThat(reader.find("1")).isEqualTo(NEW);
    }

    @Test
    void putOfNull_removes() throws Exception {
        shelf.put("1", OLD);
        shelf.put("1", null);

        assertThat(application.keys()).isEmpty();
    }

    @Test
    void put_afterAnException_isNone() {
        assertThat(isPut(() -> shelf.put("1", NEW), new IOException("x"))).isFalse();
        assertThat(isPut(() -> shelf.put("1", NEW), new AssertionError("x"))).isFalse();
    }

    @Test
    void put_afterAnException_isAsTheListsSay() {
        assertThat(isPut(() -> shelf.putFor("1", NEW), new IOException("x"))).isTrue();
        assertThat(isPut(() -> shelf.putFor("1", NEW), new FileNotFoundException("x")))
                .isTrue();
        assertThat(isPut(() -> shelf.putFor("1", NEW), new IllegalStateException("x")))
                .isFalse();
        assertThat(isPut(() -> shelf.putNotFor("1", NEW), new FileNotFoundException("x")))
                .isFalse();
        assertThat(isPut(() -> shelf.putNotFor("1", NEW), new AssertionError("x")))
                .isTrue();
        assertThat(isPut(() -> shelf.putForAndNotFor("1", NEW), new IOException("x")))
                .isTrue();
        assertThat(isPut(() -> shelf.putForAndNotFor("1", NEW), new FileNotFoundException("x")))
                .isFalse();
        assertThat(isPut(() -> shelf.putForAndNotFor("1", NEW), new IllegalStateException("x")))
                .isFalse();
    }

    @Test
    void remove_isAfterTheMethod() throws Exception {
        shelf.put("1", OLD);
        seen.clear();

        shelf.remove("1");

        assertThat(seen).containsExactly(OLD);
        assertThat(reader.find("1")).isNull();
    }

    @Test
    void removeBefore_isBeforeTheMethod_whateverThatThrows() {
        assertThat(isRemoved(() -> shelf.removeBefore("1"), new IOException("x")))
                .isTrue();
        assertThat(seen).containsOnlyNulls();
    }

    @Test
    void removeMarked_isForTheMarkedParameter() {
        assertThat(isRemoved(() -> shelf.removeMarked("x", "1"), null)).isTrue();
        assertThat(isRemoved(() -> shelf.removeMarked("1", "x"), null)).isFalse();
    }

    @Test
    void remove_afterAnException_isAsTheListsSay() {
        assertThat(isRemoved(() -> shelf.remove("1"), new IOException("x"))).isFalse();
        assertThat(isRemoved(() -> shelf.removeFor("1"), new FileNotFoundException("x")))
                .isTrue();
        assertThat(isRemoved(() -> shelf.removeFor("1"), new IllegalStateException("x")))
                .isFalse();
        assertThat(isRemoved(() -> shelf.removeNotFor("1"), new IOException("x")))
                .isFalse();
        assertThat(isRemoved(() -> shelf.removeNotFor("1"), new AssertionError("x")))
                .isTrue();
        assertThat(isRemoved(() -> shelf.removeForAndNotFor("1"), new IOException("x")))
                .isTrue();
        assertThat(isRemoved(() -> shelf.removeForAndNotFor("1"), new FileNotFoundException("x")))
                .isFalse();
    }

    @Test
    void removeAll_isAfterTheMethod_andForTheCacheAlone() throws Exception {
        shelf.put("1", OLD);
        shelf.put("2", OLD);
        shelf.putOther("1", OLD);
        seen.clear();

        shelf.removeAll();

        assertThat(seen).containsExactly(OLD);
        assertThat(application.keys()).containsExactly(":1:others/1(\"1\")");
    }

    @Test
    void removeAllBefore_isBeforeTheMethod_whateverThatThrows() {
        assertThat(isRemoved(shelf::removeAllBefore, new IOException("x"))).isTrue();
        assertThat(seen).containsOnlyNulls();
    }

    @Test
    void removeAll_afterAnException_isAsTheListsSay() {
        assertThat(isRemoved(shelf::removeAll, new IOException("x"))).isFalse();
        assertThat(isRemoved(shelf::removeAllFor, new FileNotFoundException("x")))
                .isTrue();
        assertThat(isRemoved(shelf::removeAllFor, new IllegalStateException("x")))
                .isFalse();
        assertThat(isRemoved(shelf::removeAllNotFor, new IOException("x"))).isFalse();
        assertThat(isRemoved(shelf::removeAllNotFor, new AssertionError("x"))).isTrue();
        assertThat(isRemoved(shelf::removeAllForAndNotFor, new IOException("x")))
                .isTrue();
        assertThat(isRemoved(shelf::removeAllForAndNotFor, new FileNotFoundException("x")))
                .isFalse();
    }

    @Test
    void remove_duringALoad_keepsItsValueOut() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<String> loading =
                    thread.submit(() -> application.get(SlowShelf.class).find("1"));
            SlowShelf.begun.await(20, TimeUnit.SECONDS);

            application.get(SlowShelf.class).remove("1");
            SlowShelf.mayEnd.countDown();

            assertThat(loading.get(20, TimeUnit.SECONDS)).isEqualTo("read before");
            assertThat(application.keys()).noneMatch(key -> key.contains("slow/"));
        } finally {
            thread.shutdownNow();
        }
    }

    private static boolean isPut(Change change, @Nullable Throwable thrown) {
        application.flush();
        apply(change, thrown);
        return NEW.equals(reader.find("1"));
    }

    private static boolean isRemoved(Change change, @Nullable Throwable thrown) {
        apply(() -> shelf.put("1", OLD), null);
        seen.clear();
        apply(change, thrown);
        return reader.find("1") == null;
    }

    private static void apply(Change change, @Nullable Throwable thrown) {
        next.set(thrown);
        assertThat(catchThrowable(change::apply)).isSameAs(thrown);
        next.set(null);
    }
}
