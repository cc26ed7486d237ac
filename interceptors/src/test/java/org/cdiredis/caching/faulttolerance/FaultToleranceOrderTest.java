package org.cdiredis.caching.faulttolerance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;

import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;

import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.DeploymentHints;
import org.cdiredis.interceptors.Proceeding;

/**
 * What is said of interceptors of MicroProfile Fault Tolerance around that of the cache and within it. It is known by its package, as
 * those of the libraries are.
 */
final class FaultToleranceOrderTest {

    /** What libraries add to methods that have the annotations, some of which cannot be on a class. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Bound {}

    /** Where SmallRye has it by default. */
    @Bound
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_AFTER + 10)
    static class Inside extends Proceeding {}

    @Bound
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE)
    static class Outside extends Proceeding {}

    @ApplicationScoped
    public static class Retried {
        @Bound
        @Retry
        @CacheResult(cacheName = "shelf")
        public String title(String isbn) {
            return "a";
        }
    }

    @ApplicationScoped
    public static class WithFallback {
        @Bound
        @Fallback(fallbackMethod = "none")
        @CacheResult(cacheName = "shelf")
        public String title(String isbn) {
            return "a";
        }

        public String none(String isbn) {
            return "none";
        }
    }

    @Test
    void retriesWithinTheCache_areAsTheyShouldBe() {
        assertThat(DeploymentHints.of(Retried.class, Inside.class)).isEmpty();
    }

    @Test
    void aFallbackWithinTheCache_isHintedAt() {
        assertThat(DeploymentHints.of(WithFallback.class, Inside.class))
                .containsExactly("CDIREDIS01203: the method title(String) of " + WithFallback.class.getName()
                        + ": what @Fallback returns is cached like a result, since its interceptor comes after that of the cache."
                        + " Let unless tell it, or cache a method of another bean");
    }

    @Test
    void retriesAroundTheCache_areHintedAt() {
        assertThat(DeploymentHints.of(Retried.class, Outside.class))
                .containsExactly("CDIREDIS01205: the method title(String) of " + Retried.class.getName()
                        + ": the interceptor of @Retry comes before that of the cache, so that hits are retried, limited or guarded,"
                        + " too. Give that interceptor a priority above 1100");
    }
}
