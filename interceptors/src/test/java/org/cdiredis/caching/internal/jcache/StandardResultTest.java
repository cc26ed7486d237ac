package org.cdiredis.caching.internal.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the standard says of {@code @CacheResult}, but for exceptions that are kept. */
final class StandardResultTest {

    private static final String HERE = StandardResultTest.class.getName();
    private static final AtomicInteger calls = new AtomicInteger();

    private static Application application;
    private static Shelf shelf;

    @ApplicationScoped
    static class Shelf {

        @CacheResult
        Book find(String isbn, int edition) {
            return new Book(isbn, "call " + calls.incrementAndGet() + " of " + edition);
        }

        @CacheResult(cacheName = "marked")
        String marked(@CacheKey String isbn, String ignored, @CacheKey int edition) {
            return isbn + ignored + edition + calls.incrementAndGet();
        }

        @CacheResult
        String byContents(String[] isbns, int[][] editions) {
            return isbns.length + editions.length + " " + calls.incrementAndGet();
        }

        @CacheResult
        @Nullable
        String nothing(@Nullable String isbn) {
            calls.incrementAndGet();
            return null;
        }

        @CacheResult
        String maybe(@Nullable String isbn) {
            return isbn + " " + calls.incrementAndGet();
        }

        @CacheResult
        int count(String isbn) {
            return calls.incrementAndGet();
        }

        @CacheResult
        List<Book> all() {
            return List.of(new Book("1", "call " + calls.incrementAndGet()));
        }

        @CacheResult(cacheName = "refreshed")
        String look(String isbn) {
            return isbn + " " + calls.incrementAndGet();
        }

        @CacheResult(cacheName = "refreshed", skipGet = true)
        String refresh(String isbn) {
            return isbn + " anew " + calls.incrementAndGet();
        }

        @CacheResult(cacheName = "failing", cacheKeyGenerator = ConstantKey.class)
        String failWith(Throwable thrown) throws Exception {
            calls.incrementAndGet();
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        }

        @CacheResult
        String slow(CountDownLatchHolder holder) throws InterruptedException {
            calls.incrementAndGet();
            holder.latch().await(20, TimeUnit.SECONDS);
            return "slow";
        }
    }

    /** A record of nothing that a key is made of. */
    record CountDownLatchHolder() {

        private static volatile CountDownLatch current = new CountDownLatch(1);

        CountDownLatch latch() {
            return current;
        }
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "of-the-class")
    static class WithDefaults {

        @CacheResult
        String byDefault(String isbn) {
            return isbn + calls.incrementAndGet();
        }

        @CacheResult(cacheName = "of-the-method")
        String own(String isbn) {
            return isbn + calls.incrementAndGet();
        }
    }

    static class Inherited {

        String inherited(String isbn) {
            return isbn + calls.incrementAndGet();
        }
    }

    @ApplicationScoped
    @CacheResult
    static class Annotated extends Inherited {

        String find(String isbn) {
            return isbn + hidden();
        }

        String others(String isbn) {
            return isbn + " " + calls.incrementAndGet();
        }

        void doNothing() {
            calls.incrementAndGet();
        }

        @CacheRemoveAll(cacheName = "elsewhere")
        String own(String isbn) {
            return isbn + calls.incrementAndGet();
        }

        private int hidden() {
            return calls.incrementAndGet();
        }
    }

    @Stereotype
    @ApplicationScoped
    @CacheResult(cacheName = "stereotyped")
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Cached {}

    @Cached
    static class Stereotyped {

        String find(String isbn) {
            return isbn + calls.incrementAndGet();
        }
    }

    @BeforeAll
    static void start() {
        application = Application.start(Shelf.class, WithDefaults.class, Annotated.class, Stereotyped.class);
        shelf = application.get(Shelf.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void reset() {
        application.flush();
        calls.set(0);
        CountDownLatchHolder.current = new CountDownLatch(1);
    }

    @Test
    void result_isKept() {
        assertThat(shelf.find("1", 2)).isEqualTo(new Book("1", "call 1 of 2"));
        assertThat(shelf.find("1", 2)).isEqualTo(new Book("1", "call 1 of 2"));
    }

    @Test
    void otherArguments_areAnotherEntry() {
        shelf.find("1", 2);
        shelf.find("1", 3);
        shelf.find("2", 2);

        assertThat(calls).hasValue(3);
    }

    @Test
    void generatedCacheName_isThatOfTheStandard() {
        shelf.find("1", 2);

        assertThat(application.keys()).containsExactly(":1:" + HERE + "$Shelf.find(java.lang.String,int)/1(\"1\",2)");
    }

    @Test
    void markedParameters_makeTheKeyAlone() {
        shelf.marked("1", "a", 2);
        shelf.marked("1", "b", 2);
        shelf.marked("1", "a", 3);

        assertThat(calls).hasValue(2);
        assertThat(application.keys()).containsExactly(":1:marked/1(\"1\",2)", ":1:marked/1(\"1\",3)");
    }

    @Test
    void arrays_areComparedByTheirContents() {
        shelf.byContents(new String[] {"1"}, new int[][] {{1}, {2}});
        shelf.byContents(new String[] {"1"}, new int[][] {{1}, {2}});
        shelf.byContents(new String[] {"1"}, new int[][] {{1}, {3}});

        assertThat(calls).hasValue(2);
    }

    @Test
    void nullArgument_isAKey() {
        assertThat(shelf.maybe(null)).isEqualTo("null 1");
        assertThat(shelf.maybe("null")).isEqualTo("null 2");
        assertThat(shelf.maybe(null)).isEqualTo("null 1");
    }

    @Test
    void nullResult_isNotKept() {
        assertThat(shelf.nothing("1")).isNull();
        assertThat(shelf.nothing("1")).isNull();

        assertThat(calls).hasValue(2);
        assertThat(application.keys()).isEmpty();
    }

    @Test
    void primitiveResult_isKept() {
        assertThat(shelf.count("1")).isEqualTo(shelf.count("1")).isEqualTo(1);
    }

    @Test
    void genericResult_isDecodedByItsFullType() {
        shelf.all();

        List<Book> again = shelf.all();

        assertThat(again.get(0).title()).isEqualTo("call 1");
    }

    @Test
    void skipGet_callsAlways_andKeeps() {
        assertThat(shelf.look("1")).isEqualTo("1 1");
        assertThat(shelf.refresh("1")).isEqualTo("1 anew 2");
        assertThat(shelf.refresh("1")).isEqualTo("1 anew 3");
        assertThat(shelf.look("1")).isEqualTo("1 anew 3");
    }

    @Test
    void whatTheMethodThrows_passesAsItIs() {
        for (Throwable thrown : List.of(
                new AssertionError("an error"), new IOException("checked"), new IllegalStateException("unchecked"))) {
            assertThat(catchThrowable(() -> shelf.failWith(thrown))).isSameAs(thrown);
            assertThat(catchThrowable(() -> shelf.failWith(thrown))).isSameAs(thrown);
        }

        assertThat(calls).hasValue(6);
        assertThat(application.keys()).isEmpty();
    }

    @Test
    void callsAtTheSameTime_areOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> results = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> shelf.slow(new CountDownLatchHolder())))
                    .toList();
            while (calls.get() == 0) {
                Thread.onSpinWait();
            }
            CountDownLatchHolder.current.countDown();

            for (Future<String> result : results) {
                assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo("slow");
            }
            assertThat(calls).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void defaultsOfTheClass_nameTheCache() {
        application.get(WithDefaults.class).byDefault("1");
        application.get(WithDefaults.class).own("1");

        assertThat(application.keys()).containsExactly(":1:of-the-class/1(\"1\")", ":1:of-the-method/1(\"1\")");
    }

    @Test
    void annotationOfTheClass_isThatOfItsMethods() {
        Annotated annotated = application.get(Annotated.class);

        assertThat(annotated.find("1")).isEqualTo(annotated.find("1")).isEqualTo("11");
        assertThat(annotated.others("1")).isEqualTo("1 2");
        assertThat(annotated.inherited("1")).isEqualTo(annotated.inherited("1")).isEqualTo("13");
        assertThat(application.keys())
                .containsExactly(
                        ":1:" + HERE + "$Annotated.find(java.lang.String)/1(\"1\")",
                        ":1:" + HERE + "$Annotated.others(java.lang.String)/1(\"1\")",
                        ":1:" + HERE + "$Inherited.inherited(java.lang.String)/1(\"1\")");
    }

    @Test
    void annotationOfTheClass_leavesMethodsWithoutResultAlone() {
        application.get(Annotated.class).doNothing();
        application.get(Annotated.class).doNothing();

        assertThat(calls).hasValue(2);
    }

    @Test
    void annotationOfTheMethod_replacesThatOfTheClass() {
        application.get(Annotated.class).own("1");
        application.get(Annotated.class).own("1");

        assertThat(calls).hasValue(2);
        assertThat(application.keys()).isEmpty();
    }

    @Test
    void annotationOfAStereotype_isThatOfTheMethods() {
        Stereotyped stereotyped = application.get(Stereotyped.class);

        assertThat(stereotyped.find("1")).isEqualTo(stereotyped.find("1"));
        assertThat(application.keys()).containsExactly(":1:stereotyped/1(\"1\")");
    }
}
