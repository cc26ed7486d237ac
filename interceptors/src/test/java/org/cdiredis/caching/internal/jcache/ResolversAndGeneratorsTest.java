package org.cdiredis.caching.internal.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheInvocationContext;
import javax.cache.annotation.CacheInvocationParameter;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheKeyInvocationContext;
import javax.cache.annotation.CacheMethodDetails;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import javax.cache.annotation.GeneratedCacheKey;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.InvocationContext;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.RedisCache;

/** Resolvers and generators that the application brings, and what they are given. */
final class ResolversAndGeneratorsTest {

    private static final AtomicInteger calls = new AtomicInteger();

    private static Application application;
    private static Shelf shelf;

    @ApplicationScoped
    static class Tenant {

        private String name = "a";

        String name() {
            return name;
        }

        void become(String other) {
            name = other;
        }
    }

    /** A bean: resolves by the tenant of the call. */
    @ApplicationScoped
    static class ByTenant implements CacheResolverFactory {

        @Inject
        Tenant tenant;

        @Inject
        @RedisCache
        CacheManager manager;

        @Override
        public CacheResolver getCacheResolver(CacheMethodDetails<? extends Annotation> details) {
            return resolver(details.getCacheName());
        }

        @Override
        public CacheResolver getExceptionCacheResolver(CacheMethodDetails<CacheResult> details) {
            return resolver(details.getCacheAnnotation().exceptionCacheName());
        }

        private CacheResolver resolver(String name) {
            return new CacheResolver() {
                @Override
                public <K, V> Cache<K, V> resolveCache(CacheInvocationContext<? extends Annotation> invocation) {
                    return manager.getCache(name + "-" + tenant.name());
                }
            };
        }
    }

    /** No bean: takes notes of what it is given, and resolves to another provider's cache. */
    public static final class Noting implements CacheResolverFactory {

        private static final List<Noting> made = new ArrayList<>();
        private static final List<CacheMethodDetails<?>> details = new ArrayList<>();
        private static final List<CacheInvocationContext<?>> invocations = new ArrayList<>();

        public Noting() {
            made.add(this);
        }

        @Override
        public CacheResolver getCacheResolver(CacheMethodDetails<? extends Annotation> method) {
            return resolver(method, "foreign");
        }

        private static CacheResolver resolver(CacheMethodDetails<? extends Annotation> method, String name) {
            details.add(method);
            return new CacheResolver() {
                @Override
                @SuppressWarnings("unchecked")
                public <K, V> Cache<K, V> resolveCache(CacheInvocationContext<? extends Annotation> invocation) {
                    invocations.add(invocation);
                    return (Cache<K, V>) (Cache<?, ?>) foreign(name);
                }
            };
        }

        @Override
        public CacheResolver getExceptionCacheResolver(CacheMethodDetails<CacheResult> method) {
            return resolver(method, "foreign-failures");
        }
    }

    /** Caffeine's; Redisson is another one that is found. */
    private static CachingProvider provider() {
        return Caching.getCachingProvider(CaffeineCachingProvider.class.getName());
    }

    /** A cache of Caffeine's. */
    private static Cache<Object, Object> foreign(String name) {
        CacheManager manager = provider().getCacheManager();
        Cache<Object, Object> cache = manager.getCache(name);
        return cache == null ? manager.createCache(name, new MutableConfiguration<>().setStoreByValue(false)) : cache;
    }

    @ApplicationScoped
    static class ByNumber implements CacheKeyGenerator {

        private static final List<CacheKeyInvocationContext<?>> invocations = new ArrayList<>();

        @Inject
        Tenant tenant;

        @Override
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> invocation) {
            invocations.add(invocation);
            String isbn = (String) invocation.getKeyParameters()[0].getValue();
            return new Digits(isbn.length(), tenant.name());
        }
    }

    record Digits(int digits, String tenant) implements GeneratedCacheKey {}

    /** Keys with a text of their own. */
    public static final class ByText implements CacheKeyGenerator {

        @Override
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> invocation) {
            return new TextKey(String.valueOf(invocation.getKeyParameters()[0].getValue()));
        }
    }

    static final class TextKey implements GeneratedCacheKey {

        private static final long serialVersionUID = 1L;

        private final String text;

        TextKey(String text) {
            this.text = text;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TextKey key && key.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return "text " + text;
        }
    }

    /** Keys that have none. */
    public static final class Nameless implements CacheKeyGenerator {

        @Override
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> invocation) {
            return new NamelessKey();
        }
    }

    static final class NamelessKey implements GeneratedCacheKey {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof NamelessKey;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** Gives nothing. */
    public static final class Mute implements CacheKeyGenerator {

        @Override
        @SuppressWarnings("NullAway") // that is what it is for
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> invocation) {
            return null;
        }
    }

    @ApplicationScoped
    static class Shelf {

        @CacheResult(cacheName = "books", exceptionCacheName = "failures", cacheResolverFactory = ByTenant.class)
        Book byTenant(String isbn) {
            int call = calls.incrementAndGet();
            if (isbn.isEmpty()) {
                throw new IllegalStateException("call " + call);
            }
            return new Book(isbn, "call " + call);
        }

        @CacheRemoveAll(cacheName = "books", cacheResolverFactory = ByTenant.class)
        void clearTenant() {}

        @CacheResult(cacheName = "noted", exceptionCacheName = "failures", cacheResolverFactory = Noting.class)
        @Nullable
        String noted(@CacheKey String isbn, int edition) {
            int call = calls.incrementAndGet();
            if (isbn.equals("failing")) {
                throw new IllegalStateException("call " + call);
            }
            return isbn.isEmpty() ? null : isbn + call;
        }

        @CachePut(cacheName = "noted", cacheResolverFactory = Noting.class)
        void put(String isbn, @CacheValue @Nullable String value) {}

        @CacheRemove(cacheName = "noted", cacheResolverFactory = Noting.class)
        void remove(String isbn) {}

        @CacheRemoveAll(cacheName = "noted", cacheResolverFactory = Noting.class)
        void removeAll() {}

        @CacheResult(cacheName = "generated", cacheKeyGenerator = ByNumber.class)
        String byNumber(String isbn, int edition) {
            return isbn + calls.incrementAndGet();
        }

        @CachePut(cacheName = "generated", cacheKeyGenerator = ByNumber.class)
        void putByNumber(@CacheValue String title, String isbn) {}

        @CacheResult(cacheName = "text", cacheKeyGenerator = ByText.class)
        String byText(String isbn) {
            return isbn + calls.incrementAndGet();
        }

        @CacheResult(cacheName = "nameless", cacheKeyGenerator = Nameless.class)
        String nameless(String isbn) {
            return isbn;
        }

        @CacheResult(cacheName = "mute", cacheKeyGenerator = Mute.class)
        String mute(String isbn) {
            return isbn;
        }
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "defaults", cacheResolverFactory = ByTenant.class, cacheKeyGenerator = ByText.class)
    static class WithDefaults {

        @CacheResult
        String byDefault(String isbn) {
            return isbn;
        }

        @CacheResult(cacheName = "own", cacheKeyGenerator = ByNumber.class)
        String own(String isbn) {
            return isbn;
        }
    }

    @BeforeAll
    static void start() {
        application = Application.start(Shelf.class, WithDefaults.class, Tenant.class, ByTenant.class, ByNumber.class);
        shelf = application.get(Shelf.class);
    }

    @AfterAll
    static void stop() {
        application.close();
        provider().close();
    }

    @BeforeEach
    void reset() {
        application.flush();
        foreign("foreign").clear();
        calls.set(0);
        Noting.invocations.clear();
        ByNumber.invocations.clear();
        application.get(Tenant.class).become("a");
    }

    @Test
    void resolver_choosesTheCacheOfACall() {
        shelf.byTenant("1");
        application.get(Tenant.class).become("b");
        shelf.byTenant("1");

        assertThat(shelf.byTenant("1")).isEqualTo(new Book("1", "call 2"));
        assertThat(application.keys()).containsExactly(":1:books-a/1(\"1\")", ":1:books-b/1(\"1\")");

        shelf.clearTenant();

        assertThat(application.keys()).containsExactly(":1:books-a/1(\"1\")");
    }

    @Test
    void resolver_ofExceptions_choosesTheirCache() {
        assertThat(catchThrowable(() -> shelf.byTenant(""))).hasMessage("call 1");
        assertThat(catchThrowable(() -> shelf.byTenant(""))).hasMessage("call 1");
        assertThat(application.keys()).containsExactly(":1:failures-a/1(\"\")");
    }

    @Test
    void factory_isMadeOnce_andAskedOncePerMethod() {
        shelf.noted("1", 1);
        shelf.noted("1", 1);

        assertThat(Noting.made).hasSize(1);
        assertThat(Noting.details.stream().map(method -> method.getMethod().getName()))
                .containsExactlyInAnyOrder("noted", "noted", "put", "remove", "removeAll");
        assertThat(Noting.details).allSatisfy(method -> {
            assertThat(method.getCacheName()).isEqualTo("noted");
            assertThat(method.getAnnotations()).contains(method.getCacheAnnotation());
        });
    }

    @Test
    void resolver_isGivenTheCall() {
        shelf.noted("1", 7);

        CacheInvocationContext<?> invocation = Noting.invocations.get(0);
        assertThat(invocation.getMethod().getName()).isEqualTo("noted");
        assertThat(invocation.getTarget()).isInstanceOf(Shelf.class);
        assertThat(invocation.getCacheName()).isEqualTo("noted");
        assertThat(invocation.getCacheAnnotation()).isInstanceOf(CacheResult.class);
        assertThat(invocation.getAnnotations()).hasSize(1).hasOnlyElementsOfType(CacheResult.class);
        CacheInvocationParameter[] parameters = invocation.getAllParameters();
        assertThat(parameters).extracting(CacheInvocationParameter::getValue).containsExactly("1", 7);
        assertThat(parameters)
                .extracting(CacheInvocationParameter::getRawType)
                .isEqualTo(List.of(String.class, int.class));
        assertThat(parameters)
                .extracting(CacheInvocationParameter::getParameterPosition)
                .containsExactly(0, 1);
        assertThat(parameters[0].getAnnotations()).hasSize(1).hasOnlyElementsOfType(CacheKey.class);
        assertThat(parameters[1].getAnnotations()).isEmpty();
        assertThat(invocation.getAllParameters()).isNotSameAs(parameters);
        assertThat(invocation.unwrap(InvocationContext.class).getTarget()).isSameAs(invocation.getTarget());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> invocation.unwrap(String.class))
                .withMessage("CDIREDIS01162: CacheInvocationContext cannot be unwrapped as java.lang.String");
    }

    @Test
    void cacheOfAnotherProvider_isUsedAsTheStandardSays() {
        assertThat(shelf.noted("1", 1)).isEqualTo("11");
        assertThat(shelf.noted("1", 2)).isEqualTo("11");
        shelf.put("1", "put");
        assertThat(shelf.noted("1", 1)).isEqualTo("put");
        shelf.remove("1");
        assertThat(shelf.noted("1", 1)).isEqualTo("12");
        shelf.noted("2", 1);
        assertThat(foreign("foreign")).hasSize(2);
        shelf.put("2", null);
        assertThat(foreign("foreign")).hasSize(1);
        shelf.removeAll();
        assertThat(foreign("foreign")).isEmpty();
        assertThat(application.keys()).isEmpty();
    }

    @Test
    void cacheOfAnotherProvider_keepsNoNull_andExceptionsAsText() {
        assertThat(shelf.noted("", 1)).isNull();
        assertThat(foreign("foreign")).isEmpty();
        assertThat(catchThrowable(() -> shelf.noted("failing", 1))).hasMessage("call 2");
        assertThat(catchThrowable(() -> shelf.noted("failing", 1))).hasMessage("call 2");
        assertThat(foreign("foreign-failures"))
                .extracting(Cache.Entry::getValue)
                .containsExactly("java.lang.IllegalStateException\ncall 2");
    }

    @Test
    void generator_isGivenTheParametersOfTheKeyAndTheValue() {
        shelf.byNumber("12", 7);
        shelf.putByNumber("title", "12");

        CacheKeyInvocationContext<?> result = ByNumber.invocations.get(0);
        assertThat(values(result.getKeyParameters())).isEqualTo("12, 7");
        assertThat(result.getValueParameter()).isNull();
        CacheKeyInvocationContext<?> put = ByNumber.invocations.get(1);
        assertThat(values(put.getKeyParameters())).isEqualTo("12");
        assertThat(put.getValueParameter().getValue()).isEqualTo("title");
        assertThat(shelf.byNumber("34", 8)).isEqualTo("title");
    }

    @Test
    void generatedKey_thatIsARecord_isWrittenAsOne() {
        shelf.byNumber("12", 7);

        assertThat(application.keys()).containsExactly(":1:generated/1(" + Digits.class.getName() + "{2,\"a\"})");
    }

    @Test
    void generatedKey_withAText_isWrittenByThat() {
        assertThat(shelf.byText("12")).isEqualTo(shelf.byText("12"));

        assertThat(application.keys())
                .containsExactly(":1:text/1(Class(\"" + TextKey.class.getName() + "\"),\"text 12\")");
    }

    @Test
    void generatedKey_withoutText_fails() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shelf.nameless("1"))
                .withMessage("CDIREDIS01163: " + NamelessKey.class.getName()
                        + " has no text that could be its key in Redis. Override its toString so that different keys have"
                        + " different texts, or make it a record");
    }

    @Test
    void generatorThatReturnsNull_fails() {
        assertThat(catchThrowable(() -> shelf.mute("1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("CDIREDIS01164: The " + Mute.class.getName() + " of the method mute(String) of "
                        + Shelf.class.getName() + " has returned null");
    }

    @Test
    void defaultsOfTheClass_nameResolversAndGenerators() {
        application.get(WithDefaults.class).byDefault("12");
        application.get(WithDefaults.class).own("12");

        assertThat(application.keys())
                .containsExactly(
                        ":1:defaults-a/1(Class(\"" + TextKey.class.getName() + "\"),\"text 12\")",
                        ":1:own-a/1(" + Digits.class.getName() + "{2,\"a\"})");
    }

    private static String values(CacheInvocationParameter[] parameters) {
        return Arrays.stream(parameters)
                .map(parameter -> Objects.toString(parameter.getValue()))
                .collect(Collectors.joining(", "));
    }
}
