package org.cdiredis.caching.internal.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.annotation.Annotation;
import java.util.List;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheKeyInvocationContext;
import javax.cache.annotation.CacheMethodDetails;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import javax.cache.annotation.GeneratedCacheKey;

import org.junit.jupiter.api.Test;

import org.cdiredis.interceptors.internal.key.CanonicalText;

/** What stops a deployment with standard annotations; all of it at once. */
final class StandardDeploymentFailureTest {

    private static final String HERE = StandardDeploymentFailureTest.class.getName();

    static class Wrong {

        @CacheResult
        void nothing(String isbn) {}

        @CacheResult
        @SuppressWarnings("UnusedMethod") // that is what is wrong with it
        private String hidden(String isbn) {
            return isbn;
        }

        @CacheResult
        static String ofTheClass(String isbn) {
            return isbn;
        }

        @CacheResult
        @CacheRemove
        String two(String isbn) {
            return isbn;
        }

        @CachePut
        void noValue(String isbn) {}

        @CachePut
        void twoValues(@CacheValue String isbn, @CacheValue String title) {}

        @CacheResult
        String byObject(String isbn, Thread key) {
            return isbn;
        }

        @CacheResult
        String markedNotByObject(@CacheKey String isbn, Thread other) {
            return isbn;
        }

        @CacheResult
        <T> List<T> open(String isbn) {
            return List.of();
        }

        @CacheResult(cacheKeyGenerator = Needy.class)
        String needy(String isbn) {
            return isbn;
        }

        @CacheResult(cacheResolverFactory = Failing.class)
        String failing(String isbn) {
            return isbn;
        }

        @CacheResult(cacheResolverFactory = Mute.class)
        String mute(String isbn) {
            return isbn;
        }

        @CacheResult(cacheName = "shared")
        String text(String isbn) {
            return isbn;
        }

        @CacheResult(cacheName = "shared")
        List<String> texts(String isbn) {
            return List.of(isbn);
        }
    }

    /** A generator that nobody can make. */
    static final class Needy implements CacheKeyGenerator {

        private final GeneratedCacheKey key;

        Needy(GeneratedCacheKey key) {
            this.key = key;
        }

        @Override
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> invocation) {
            return key;
        }
    }

    /** A factory that fails. */
    public static final class Failing implements CacheResolverFactory {

        @Override
        public CacheResolver getCacheResolver(CacheMethodDetails<? extends Annotation> details) {
            throw new IllegalStateException("not today");
        }

        @Override
        public CacheResolver getExceptionCacheResolver(CacheMethodDetails<CacheResult> details) {
            throw new IllegalStateException("not today");
        }
    }

    /** A factory that makes nothing. */
    public static final class Mute implements CacheResolverFactory {

        @Override
        @SuppressWarnings("NullAway") // that is what it is for
        public CacheResolver getCacheResolver(CacheMethodDetails<? extends Annotation> details) {
            return null;
        }

        @Override
        @SuppressWarnings("NullAway") // that is what it is for
        public CacheResolver getExceptionCacheResolver(CacheMethodDetails<CacheResult> details) {
            return null;
        }
    }

    @Test
    void allProblems_areReported() {
        Throwable failure = catchThrowable(() -> Application.start(Wrong.class).close());

        assertThat(failure).isNotNull();
        assertThat(String.valueOf(failure.getMessage())
                        .replace(HERE + "$", "")
                        .lines()
                        .map(line -> line.replaceFirst("^  - ", "")))
                .containsExactlyInAnyOrder(
                        "CDIREDIS01000: The cached methods of this application cannot be set up. Problems: 12",
                        "CDIREDIS01060: the method two(String) of Wrong has @CacheResult and @CacheRemove of"
                                + " javax.cache.annotation, of which a method can have one. Keep one of them",
                        "CDIREDIS01061: the method hidden(String) of Wrong is private, so that @CacheResult cannot be"
                                + " intercepted. Remove the modifier, or the annotation",
                        "CDIREDIS01061: the method ofTheClass(String) of Wrong is static, so that @CacheResult cannot be"
                                + " intercepted. Remove the modifier, or the annotation",
                        "CDIREDIS01062: the method nothing(String) of Wrong returns nothing that the standard @CacheResult could"
                                + " keep. Return a value, or use @CacheResult of org.cdiredis.caching for one that comes later",
                        "CDIREDIS01063: the method noValue(String) of Wrong has @CachePut and 0 parameters with @CacheValue."
                                + " Mark the one whose argument is to be put",
                        "CDIREDIS01063: the method twoValues(String,String) of Wrong has @CachePut and 2 parameters with"
                                + " @CacheValue. Mark the one whose argument is to be put",
                        "CDIREDIS01064: the method byObject(String,Thread) of Wrong: the parameter 2 cannot be part of a key:"
                                + " java.lang.Thread has no text form. There is one of " + CanonicalText.SUPPORTED
                                + ". Mark others with @CacheKey, or name a cacheKeyGenerator",
                        "CDIREDIS01065: the method needy(String) of Wrong: Needy cannot be used as its cacheKeyGenerator: it"
                                + " cannot be instantiated. It needs to be public, with a public constructor without"
                                + " parameters that does not fail, or to be a CDI bean",
                        "CDIREDIS01067: the method open(String) of Wrong: the cache \"Wrong.open(java.lang.String)\" cannot"
                                + " keep values of the type java.util.List<T>. Name a type without type variables or wildcards",
                        "CDIREDIS01068: the method text(String) of Wrong and the method texts(String) of Wrong keep values of"
                                + " different types, java.lang.String and java.util.List<java.lang.String>, in the cache"
                                + " \"shared\". Give one of them another cacheName",
                        "CDIREDIS01069: the method failing(String) of Wrong: the cacheResolverFactory Failing gives no cache:"
                                + " it has failed: java.lang.IllegalStateException: not today",
                        "CDIREDIS01069: the method mute(String) of Wrong: the cacheResolverFactory Mute gives no cache: it"
                                + " returns none");
    }

    static class Shared {

        @CacheResult(cacheName = "exceptional", exceptionCacheName = "exceptional")
        String sharesWithItself(String isbn) {
            return isbn;
        }

        @CacheResult(cacheName = "books")
        String standard(String isbn) {
            return isbn;
        }

        @org.cdiredis.caching.CacheResult(cacheName = "books")
        Integer own(String isbn) {
            return isbn.length();
        }
    }

    static class Agreeing {

        @CacheResult(cacheName = "books", exceptionCacheName = "failures")
        String standard(String isbn) {
            return isbn;
        }

        @CacheResult(cacheName = "titles", exceptionCacheName = "failures")
        String other(String isbn) {
            return isbn;
        }

        @org.cdiredis.caching.CacheResult(cacheName = "books")
        String own(String isbn) {
            return isbn;
        }
    }

    @Test
    void cacheOfValuesAndExceptions_isRefused() {
        assertThat(failure(Shared.class))
                .contains("CDIREDIS01068: the method sharesWithItself(String) of Shared and the method"
                        + " sharesWithItself(String) of Shared keep values of different types, java.lang.String and"
                        + " java.lang.String (the texts of exceptions), in the cache \"exceptional\". Give one of them another"
                        + " cacheName");
    }

    @Test
    void cacheOfStandardAndOwnAnnotations_hasOneType() {
        assertThat(failure(Shared.class)).containsPattern("CDIREDIS010(12|68): .*(books).*");
        try (Application application = Application.start(Agreeing.class)) {
            assertThat(application.get(Agreeing.class).standard("a")).isEqualTo("a");
            assertThat(application.get(Agreeing.class).own("a")).isEqualTo("a");
        }
    }

    private static String failure(Class<?> bean) {
        Throwable failure = catchThrowable(() -> Application.start(bean).close());
        assertThat(failure).isNotNull();
        return String.valueOf(failure.getMessage()).replace(HERE + "$", "");
    }
}
