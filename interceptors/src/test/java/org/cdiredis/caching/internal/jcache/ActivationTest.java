package org.cdiredis.caching.internal.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheResult;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who intercepts the standard annotations: the option {@code jcache-annotations}. */
final class ActivationTest {

    private static final AtomicInteger calls = new AtomicInteger();
    private static final AtomicInteger intercepted = new AtomicInteger();

    @ApplicationScoped
    static class Shelf {

        @CacheResult(cacheName = "books")
        String find(String isbn) {
            return isbn + calls.incrementAndGet();
        }
    }

    /** As Payara has one. */
    @Interceptor
    @CacheResult
    @Priority(Interceptor.Priority.PLATFORM_AFTER)
    static class Foreign {

        @AroundInvoke
        Object count(InvocationContext context) throws Exception {
            intercepted.incrementAndGet();
            return context.proceed();
        }
    }

    @BeforeEach
    void reset() {
        calls.set(0);
        intercepted.set(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "on"})
    void withoutOthers_resultsAreKept(String option) {
        try (Application application =
                Application.start(List.of("cdi-redis.jcache-annotations=" + option), Shelf.class)) {
            callTwice(application);

            assertThat(calls).hasValue(1);
            assertThat(application.keys()).hasSize(1);
        }
    }

    @Test
    void off_nothingIsKept() {
        try (Application application = Application.start(List.of("cdi-redis.jcache-annotations=off"), Shelf.class)) {
            callTwice(application);

            assertThat(calls).hasValue(2);
            assertThat(application.keys()).isEmpty();
        }
    }

    @Test
    void auto_leavesTheAnnotationsToOthers() {
        try (Application application = Application.start(Shelf.class, Foreign.class)) {
            callTwice(application);

            assertThat(intercepted).hasValue(2);
            assertThat(calls).hasValue(2);
            assertThat(application.keys()).isEmpty();
        }
    }

    @Test
    void on_switchesOthersOff() {
        try (Application application =
                Application.start(List.of("cdi-redis.jcache-annotations=on"), Shelf.class, Foreign.class)) {
            callTwice(application);

            assertThat(intercepted).hasValue(0);
            assertThat(calls).hasValue(1);
            assertThat(application.keys()).hasSize(1);
        }
    }

    private static void callTwice(Application application) {
        Shelf shelf = application.get(Shelf.class);
        shelf.find("1");
        shelf.find("1");
    }
}
