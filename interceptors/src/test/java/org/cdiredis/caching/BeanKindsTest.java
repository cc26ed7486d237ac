package org.cdiredis.caching;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Stereotype;

import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;

/** Where annotations may stand, and what kinds of beans there are. */
final class BeanKindsTest extends RedisFixture {

    @CacheResult
    @CacheDefaults(ttl = "PT1M")
    @Stereotype
    @ApplicationScoped
    @Retention(RUNTIME)
    @Target(TYPE)
    public @interface Cached {}

    @Cached
    public static class OfAStereotype {
        private final AtomicInteger calls = new AtomicInteger();

        public int call(String key) {
            return calls.incrementAndGet();
        }

        public void nothing() {}
    }

    @Cached
    @Stereotype
    @Retention(RUNTIME)
    @Target(TYPE)
    public @interface Service {}

    @Service
    public static class OfANestedStereotype {
        private final AtomicInteger calls = new AtomicInteger();

        public int call(String key) {
            return calls.incrementAndGet();
        }
    }

    @CacheRemove(cacheName = "one")
    @CacheRemove(cacheName = "other")
    @Stereotype
    @ApplicationScoped
    @Retention(RUNTIME)
    @Target(TYPE)
    public @interface Changing {}

    @Changing
    public static class ChangesByItsStereotype {
        public void change(String key) {}
    }

    @ApplicationScoped
    @CacheRemoveAll(cacheName = "one")
    @CacheRemoveAll(cacheName = "other")
    public static class ClearsByItsClass {
        public void change(String key) {}
    }

    @ApplicationScoped
    @CachePut(cacheName = "one", key = "#{args[0]}")
    @CachePut(cacheName = "other", key = "#{args[0]}")
    public static class PutsByItsClass {
        @CacheValue
        public String change(String key) {
            return "put";
        }
    }

    @ApplicationScoped
    public static class Repeats {
        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult(cacheName = "one")
        public String one(String key) {
            return "" + calls.incrementAndGet();
        }

        @CacheResult(cacheName = "other")
        public String other(String key) {
            return "" + calls.incrementAndGet();
        }

        @CachePut(cacheName = "one")
        @CachePut(cacheName = "other")
        public void put(String key, @CacheValue String value) {}

        @CacheRemoveAll(cacheName = "one")
        @CacheRemoveAll(cacheName = "other")
        public void clear() {}
    }

    @ApplicationScoped
    @CacheResult(cacheName = "class")
    public static class OnTheClass {
        private final AtomicInteger calls = new AtomicInteger();

        public int call(String key) {
            return calls.incrementAndGet();
        }

        @CacheRemove(cacheName = "class")
        public int remove(String key) {
            return calls.incrementAndGet();
        }
    }

    public abstract static class Repository<T> {
        final AtomicInteger calls = new AtomicInteger();

        @CacheResult
        public List<T> find(String key) {
            return List.of(make(key + calls.incrementAndGet()));
        }

        abstract T make(String key);
    }

    public record Title(String text) {}

    @ApplicationScoped
    public static class Titles extends Repository<Title> {
        @Override
        Title make(String key) {
            return new Title(key);
        }
    }

    @ApplicationScoped
    public static class Texts extends Repository<String> {
        @Override
        String make(String key) {
            return key;
        }
    }

    @Dependent
    public static class Serial implements Serializable {
        private static final long serialVersionUID = 1L;
        private int calls;

        @CacheResult
        public int call(String key) {
            return ++calls;
        }
    }

    public interface Rates {
        int rate(String currency);

        int rateOf(String currency, int day);

        void reload();

        default int uncached() {
            return 1;
        }
    }

    /** Of a library that knows nothing of caches. */
    static final class RemoteRates implements Rates {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public int rate(String currency) {
            return calls.incrementAndGet();
        }

        @Override
        public int rateOf(String currency, int day) {
            return calls.incrementAndGet();
        }

        @Override
        public void reload() {
            calls.addAndGet(100);
        }
    }

    @Dependent
    public static class Producers {
        @Produces
        @ApplicationScoped
        @Caching(method = "rate*", result = @CacheResult(cacheName = "rates"))
        @Caching(method = "reload", removeAll = @CacheRemoveAll(cacheName = "rates"))
        Rates rates() {
            return new RemoteRates();
        }
    }

    @ApplicationScoped
    public static class CallsItself {
        @CacheResult
        public int call(String key) {
            return key.length();
        }

        public int twice(String key) {
            return 2 * call(key);
        }
    }

    @Test
    void stereotype_holdsForTheMethodsOfItsBeans() {
        OfAStereotype bean = deployed(OfAStereotype.class);
        assertThat(bean.call("a")).isEqualTo(1);
        assertThat(bean.call("a")).isEqualTo(1);
        bean.nothing();
    }

    @Test
    void stereotypeOfAStereotype_holdsForTheMethodsOfItsBeans() {
        OfANestedStereotype bean = deployed(OfANestedStereotype.class);
        assertThat(bean.call("a")).isEqualTo(1);
        assertThat(bean.call("a")).isEqualTo(1);
    }

    @Test
    void stereotype_mayRepeatRemovals() {
        ChangesByItsStereotype bean = deployed(ChangesByItsStereotype.class, Repeats.class);
        assertBothAreGone(() -> bean.change("a"));
    }

    @Test
    void annotationsOnTheClass_mayRepeat() {
        ClearsByItsClass bean = deployed(ClearsByItsClass.class, Repeats.class);
        assertBothAreGone(() -> bean.change("a"));
    }

    private void assertBothAreGone(Runnable change) {
        Repeats repeats = container().get(Repeats.class);
        assertThat(repeats.one("a")).isEqualTo("1");
        assertThat(repeats.other("a")).isEqualTo("2");
        assertThat(repeats.one("a")).isEqualTo("1");
        change.run();
        assertThat(repeats.one("a")).isEqualTo("3");
        assertThat(repeats.other("a")).isEqualTo("4");
    }

    @Test
    void putsOnTheClass_mayRepeat() {
        PutsByItsClass bean = deployed(PutsByItsClass.class, Repeats.class);
        bean.change("a");
        Cache<String, String> cache = container().cache(String.class);
        assertThat(cache.get(CacheKeys.within("one", "a"))).isEqualTo("put");
        assertThat(cache.get(CacheKeys.within("other", "a"))).isEqualTo("put");
    }

    @Test
    void putsAndClearings_mayRepeat() {
        Repeats bean = deployed(Repeats.class);
        bean.put("a", "put");
        assertThat(bean.one("a")).isEqualTo("put");
        assertThat(bean.other("a")).isEqualTo("put");
        bean.clear();
        assertThat(bean.one("a")).isEqualTo("1");
        assertThat(bean.other("a")).isEqualTo("2");
    }

    @Test
    void annotationOnTheClass_holdsForTheMethodsWithoutOne() {
        OnTheClass bean = deployed(OnTheClass.class);
        assertThat(bean.call("a")).isEqualTo(1);
        assertThat(bean.call("a")).isEqualTo(1);
        assertThat(bean.remove("a")).isEqualTo(2);
        assertThat(bean.call("a")).isEqualTo(3);
    }

    @Test
    void inheritedMethod_hasACacheOfEachClass_andItsTypes() {
        Titles titles = deployed(Titles.class, Texts.class);
        Texts texts = container().get(Texts.class);
        assertThat(titles.find("a")).containsExactly(new Title("a1"));
        assertThat(titles.find("a")).containsExactly(new Title("a1"));
        assertThat(texts.find("a")).containsExactly("a1");
        assertThat(texts.find("b")).containsExactly("b2");
    }

    @Test
    void dependentBean_isSerializedWithItsInterceptor() throws Exception {
        Serial bean = deployed(Serial.class);
        assertThat(bean.call("a")).isEqualTo(1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(bean);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Serial read = (Serial) in.readObject();
            assertThat(read.call("a")).isEqualTo(1);
            assertThat(read.call("b")).isEqualTo(2);
        }
    }

    @Test
    void producedObject_isCachedAsItsProducerSays() {
        Rates rates = deployed(Rates.class, Producers.class);
        assertThat(rates.rate("EUR")).isEqualTo(1);
        assertThat(rates.rate("EUR")).isEqualTo(1);
        assertThat(rates.rateOf("EUR", 1)).isEqualTo(2);
        assertThat(rates.rateOf("EUR", 1)).isEqualTo(2);
        assertThat(rates.uncached()).isEqualTo(1);
        rates.reload();
        assertThat(rates.rate("EUR")).isEqualTo(103);
    }

    @Test
    void selfInvocation_isHintedAt() {
        assertThat(DeploymentHints.of(CallsItself.class, OnTheClass.class))
                .containsExactly("CDIREDIS01201: " + CallsItself.class.getName()
                        + " calls its own method call(java.lang.String). A call through this is not intercepted, and so not cached: call"
                        + " it through an injected reference, or move it to a bean of its own");
    }
}
