package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import jakarta.enterprise.util.TypeLiteral;

import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.Lookup;
import org.cdiredis.NullPolicy;
import org.cdiredis.spi.MethodCaches;

/** The caches of methods are those of the configuration. */
@Configured({
    "cdi-redis.location=embedded:",
    "cdi-redis.deadline=PT60S",
    "cdi-redis.timeout=PT30S",
    "cdi-redis.connect-timeout=PT30S",
    "cdi-redis.cache.texts.serializer=string",
    "cdi-redis.null-policy=refuse"
})
@EnableWeld
final class MethodCachesTest {

    private static final Type BOOKS = new TypeLiteral<List<String>>() {}.getType();

    /** A container wants a bean. */
    static final class Bean {}

    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(
            WeldInitiator.createWeld().addExtension(new RedisExtension()).addBeanClasses(Bean.class));

    @Test
    void get_hasTheEntriesOfTheAlias(MethodCaches methods, Caches caches) {
        Cache<CharSequence, List<String>> cache = methods.get("default", BOOKS, Optional.empty());
        cache.put("k", List.of("Emma"));
        assertThat(caches.get("default", String.class, new TypeLiteral<List<String>>() {})
                        .get("k"))
                .containsExactly("Emma");
        assertThat(methods.<List<String>>get("default", new TypeLiteral<List<String>>() {}.getType(), Optional.empty()))
                .isSameAs(cache);
    }

    @Test
    void get_withAPolicyForNulls_obeysThat(MethodCaches methods) {
        Cache<CharSequence, @Nullable String> storing =
                methods.get("default", String.class, Optional.of(NullPolicy.STORE));
        storing.put("null", null);
        assertThat(storing.lookup("null")).isEqualTo(Lookup.found(null));
    }

    @Test
    void getOrLoad_afterARemovalThroughAnInjectedCache_doesNotJoinALoadOfBefore(MethodCaches methods, Caches caches)
            throws Exception {
        Cache<CharSequence, String> cache = methods.get("default", String.class, Optional.empty());
        CountDownLatch hasBegun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<String> before = inAnotherThread(() -> cache.getOrLoad("loaded", key -> {
            hasBegun.countDown();
            awaitUninterruptibly(mayEnd);
            return "old";
        }));
        hasBegun.await();

        caches.get("default", Integer.class, String.class).removeAll("*");

        assertThat(inAnotherThread(() -> cache.getOrLoad("loaded", key -> "new")))
                .succeedsWithin(Duration.ofSeconds(30))
                .isEqualTo("new");
        mayEnd.countDown();
        before.join();
        assertThat(cache.get("loaded")).isEqualTo("new");
    }

    /** A thread of the common pool may be the only one, and taken. */
    private static <T> CompletableFuture<T> inAnotherThread(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, task -> new Thread(task).start());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusal_saysWhatTheSerializerWants(MethodCaches methods) {
        assertThat(methods.refusal("texts", String.class)).isEmpty();
        assertThat(methods.refusal("texts", Integer.class)).isPresent();
        assertThat(methods.refusal("default", BOOKS)).isEmpty();
        assertThat(methods.refusal("default", List.class.getTypeParameters()[0]))
                .hasValue("Name a type without type variables or wildcards");
        assertThatIllegalArgumentException().isThrownBy(() -> methods.refusal("lost", String.class));
        assertThat(methods.names()).containsExactly("default", "texts");
    }
}
