package org.cdiredis.caching.internal.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the standard says of exceptions that {@code @CacheResult} keeps, and what stands in Redis of them. */
final class StandardExceptionsTest {

    private static final AtomicInteger calls = new AtomicInteger();
    private static final AtomicReference<@Nullable Throwable> next = new AtomicReference<>();

    private static Application application;
    private static Shelf shelf;

    /** Made only by whoever has all of it, so not of class and message. */
    static final class DetailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DetailedException(int code) {
            super("code " + code);
        }
    }

    static class UnseenException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private static final AtomicInteger made = new AtomicInteger();

        UnseenException(String message) {
            super(message);
            made.incrementAndGet();
        }
    }

    @ApplicationScoped
    static class Shelf {

        @CacheResult(cacheName = "books", exceptionCacheName = "failures")
        String any(String isbn) throws Exception {
            return fail(isbn);
        }

        @CacheResult(cacheName = "books", exceptionCacheName = "failures", skipGet = true)
        String skipping(String isbn) throws Exception {
            return fail(isbn);
        }

        @CacheResult(
                cacheName = "books",
                exceptionCacheName = "failures",
                cachedExceptions = {IOException.class, StackOverflowError.class})
        String listed(String isbn) throws Exception {
            return fail(isbn);
        }

        @CacheResult(cacheName = "books", exceptionCacheName = "failures", nonCachedExceptions = IOException.class)
        String notListed(String isbn) throws Exception {
            return fail(isbn);
        }

        @CacheResult(
                cacheName = "books",
                exceptionCacheName = "failures",
                cachedExceptions = IOException.class,
                nonCachedExceptions = FileNotFoundException.class)
        String bothListed(String isbn) throws Exception {
            return fail(isbn);
        }

        @CacheResult(cacheName = "books", cachedExceptions = IOException.class)
        String withoutName(String isbn) throws Exception {
            return fail(isbn);
        }

        private String fail(String isbn) throws Exception {
            calls.incrementAndGet();
            if (next.get() instanceof Error error) {
                throw error;
            }
            if (next.get() instanceof Exception exception) {
                throw exception;
            }
            return isbn;
        }
    }

    @FunctionalInterface
    private interface Method {
        String call(String isbn) throws Exception;
    }

    @BeforeAll
    static void start() {
        application = Application.start(
                List.of("cdi-redis.cache.failures.ttl=PT1M", "cdi-redis.max-value-size=1000"), Shelf.class);
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
    }

    @Test
    void exception_isThrownAgain_withClassAndMessage() {
        assertThat(callsOf(shelf::any, new IOException("disk full"))).isEqualTo(1);
        assertThat(catchThrowable(() -> shelf.any("1")))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(callsOf(shelf::any, new IllegalStateException())).isEqualTo(1);
    }

    @Test
    void exception_isKeptAsText() {
        callsOf(shelf::any, new IOException("disk full"));

        assertThat(application.keys()).containsExactly("failures:1:1(\"1\")");
        assertThat(application
                        .caches()
                        .get("failures", String.class, String.class)
                        .get("1(\"1\")"))
                .isEqualTo("java.io.IOException\ndisk full");
    }

    @Test
    void result_afterAnExceptionThatIsKept_isNotAskedFor() throws Exception {
        callsOf(shelf::any, new IOException("disk full"));
        next.set(null);

        assertThat(catchThrowable(() -> shelf.any("1"))).isInstanceOf(IOException.class);
        assertThat(shelf.any("2")).isEqualTo("2");
    }

    @Test
    void skipGet_callsAlways_andKeepsTheException() {
        assertThat(callsOf(shelf::skipping, new IOException("disk full"))).isEqualTo(2);

        calls.set(0);
        assertThat(catchThrowable(() -> shelf.any("1"))).isInstanceOf(IOException.class);

        assertThat(calls).hasValue(0);
    }

    @Test
    void cachedExceptions_areKept_withTheirSubclasses() {
        assertThat(callsOf(shelf::listed, new IOException("x"))).isEqualTo(1);
        assertThat(callsOf(shelf::listed, new FileNotFoundException("x"))).isEqualTo(1);
        assertThat(catchThrowable(() -> shelf.listed("1"))).isExactlyInstanceOf(FileNotFoundException.class);
        assertThat(callsOf(shelf::listed, new IllegalStateException("x"))).isEqualTo(2);
    }

    @Test
    void nonCachedExceptions_areNotKept() {
        assertThat(callsOf(shelf::notListed, new IOException("x"))).isEqualTo(2);
        assertThat(callsOf(shelf::notListed, new FileNotFoundException("x"))).isEqualTo(2);
        assertThat(callsOf(shelf::notListed, new IllegalStateException("x"))).isEqualTo(1);
    }

    @Test
    void bothLists_keepWhatIsInTheFirstOnly() {
        assertThat(callsOf(shelf::bothListed, new IOException("x"))).isEqualTo(1);
        assertThat(callsOf(shelf::bothListed, new FileNotFoundException("x"))).isEqualTo(2);
        assertThat(callsOf(shelf::bothListed, new IllegalStateException("x"))).isEqualTo(2);
    }

    @Test
    void withoutExceptionCacheName_nothingIsKept() {
        assertThat(callsOf(shelf::withoutName, new IOException("x"))).isEqualTo(2);
        assertThat(application.keys()).isEmpty();
    }

    @Test
    void error_isKeptIfItIsListed() {
        assertThat(callsOf(shelf::any, new StackOverflowError("x"))).isEqualTo(2);
        assertThat(callsOf(shelf::listed, new StackOverflowError("x"))).isEqualTo(1);
    }

    @Test
    void exceptionThatCannotBeMadeOfItsMessage_isNotKept() {
        assertThat(callsOf(shelf::any, new DetailedException(7))).isEqualTo(2);
        assertThat(application.keys()).isEmpty();
    }

    /** The entry cannot be written; the method, which has thrown, is not called again. */
    @Test
    void exceptionWhoseMessageIsTooLong_isThrown() {
        assertThat(callsOf(shelf::any, new IOException("x".repeat(2_000)))).isEqualTo(2);
        assertThat(application.keys()).isEmpty();
    }

    @Test
    void classThatTheMethodHasNotThrown_isNotTouched() throws Exception {
        next.set(null);
        application
                .caches()
                .get("failures", String.class, String.class)
                .put("1(\"1\")", UnseenException.class.getName() + "\nfrom elsewhere");

        assertThat(shelf.any("1")).isEqualTo("1");
        assertThat(UnseenException.made).hasValue(0);
    }

    /** How many calls reach the method, of two, when it throws. */
    private static int callsOf(Method method, Throwable thrown) {
        application.flush();
        calls.set(0);
        next.set(thrown);
        for (int i = 0; i < 2; i++) {
            assertThat(catchThrowable(() -> method.call("1")))
                    .isExactlyInstanceOf(thrown.getClass())
                    .hasMessage(thrown.getMessage());
        }
        return calls.get();
    }
}
