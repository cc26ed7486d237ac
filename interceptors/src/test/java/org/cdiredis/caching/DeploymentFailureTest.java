package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;

import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

import org.cdiredis.interceptors.internal.key.CanonicalText;

/** Wrong uses stop the deployment, all at once, with messages that are part of what users rely on. */
final class DeploymentFailureTest {

    private static final String HERE = DeploymentFailureTest.class.getName();

    public record Book(String isbn) {}

    @Dependent
    public static class Modifiers {
        @CacheResult
        private String hidden(String key) {
            return key;
        }

        @CacheResult
        static String ofClass(String key) {
            return key;
        }

        @CacheRemove(cacheName = "a")
        final void unchangeable(String key) {
            hidden(key);
        }
    }

    @Test
    void methodThatNobodyIntercepts() {
        assertProblems(
                Modifiers.class,
                "CDIREDIS01001: the method hidden(String) of " + HERE
                        + "$Modifiers is private, so that calls of it cannot be"
                        + " intercepted. Make it a non-private, non-static, non-final method, or remove @CacheResult",
                "CDIREDIS01001: the method ofClass(String) of " + HERE
                        + "$Modifiers is static, so that calls of it cannot be"
                        + " intercepted. Make it a non-private, non-static, non-final method, or remove @CacheResult",
                "CDIREDIS01001: the method unchangeable(String) of " + HERE
                        + "$Modifiers is final, so that calls of it cannot be"
                        + " intercepted. Make it a non-private, non-static, non-final method, or remove @CacheRemove");
    }

    public interface Titles extends Publisher<String> {}

    @Dependent
    public static class Nothing {
        @CacheResult
        void nothing(String key) {}

        @CacheResult
        Stream<String> once(String key) {
            return Stream.of(key);
        }

        @CacheResult
        Titles published(String key) {
            return subscriber -> {};
        }
    }

    @Test
    void resultThatCannotBeCached() {
        assertProblems(
                Nothing.class,
                "CDIREDIS01002: the method nothing(String) of " + HERE
                        + "$Nothing returns nothing that could be cached. Let it return a value, or remove @CacheResult",
                "CDIREDIS01003: the method once(String) of " + HERE
                        + "$Nothing returns java.util.stream.Stream, which can be read once only, and so cannot be cached. Return a"
                        + " collection, for example",
                "CDIREDIS01003: the method published(String) of " + HERE
                        + "$Nothing returns " + HERE + "$Titles, which can be read once only, and so cannot be cached."
                        + " Return a collection, for example");
    }

    @Dependent
    public static class Values {
        @CachePut(cacheName = "a")
        void none(String key, Book book) {}

        @CachePut(cacheName = "a")
        void two(@CacheValue Book one, @CacheValue Book other) {}

        @CacheRemove(cacheName = "a")
        void stray(String key, @CacheValue Book book) {}
    }

    @Test
    void valueThatIsMissingOrDoubled() {
        assertProblems(
                Values.class,
                "CDIREDIS01004: the method none(String,Book) of " + HERE
                        + "$Values has @CachePut, but nothing says what is put. Mark the parameter with @CacheValue, or the method if"
                        + " it is what it returns",
                "CDIREDIS01005: the method two(Book,Book) of " + HERE
                        + "$Values has @CacheValue more than once. Mark one parameter, or the method",
                "CDIREDIS01021: the method stray(String,Book) of " + HERE
                        + "$Values has @CacheValue, but no annotation that it belongs to");
    }

    @Dependent
    public static class Names {
        @CacheResult(alias = "lost")
        String alias(String key) {
            return key;
        }

        @CacheRemove
        void nameless(String key) {}

        @CacheResult(cacheName = "a/b")
        String strange(String key) {
            return key;
        }

        @CacheResult(cacheName = "shared")
        String one(String key) {
            return key;
        }

        @CacheResult(cacheName = "shared")
        Optional<Integer> other(String key) {
            return Optional.empty();
        }
    }

    @Test
    void cacheThatIsWronglyNamed() {
        assertProblems(
                Names.class,
                "CDIREDIS01006: the method alias(String) of " + HERE
                        + "$Names: @CacheResult names the alias \"lost\", which the configuration does not have. There are: default",
                "CDIREDIS01007: the method nameless(String) of " + HERE
                        + "$Names: @CacheRemove does not say of which cache. Give it a cacheName, that of the @CacheResult whose entries"
                        + " are meant, or give the class one with @CacheDefaults",
                "CDIREDIS01008: the method strange(String) of " + HERE
                        + "$Names: \"a/b\" cannot be the name of a cache. Use letters, digits and . - _ : $, with no digit at the"
                        + " beginning");
        assertThat(failure(Names.class))
                .hasMessageContaining(
                        "CDIREDIS01012: The cache \"shared\" of the alias \"default\" has values of different types: ")
                .hasMessageContaining("java.lang.String of the method one(String) of " + HERE + "$Names")
                .hasMessageContaining("java.lang.Integer of the method other(String) of " + HERE + "$Names");
    }

    @Dependent
    public static class Attributes {
        @CacheResult(ttl = "5 minutes")
        String ttl(String key) {
            return key;
        }

        @CacheResult(ttl = "${lost.ttl}")
        String property(String key) {
            return key;
        }

        @CacheResult(key = "#{bok.isbn}")
        String expression(Book book) {
            return "";
        }

        @CacheResult(unless = "#{result.lenght}")
        Book unless(String key) {
            return new Book(key);
        }

        @CacheResult(ttlJitter = 2)
        String jitter(String key) {
            return key;
        }
    }

    @Test
    void attributeThatMeansNothing() {
        assertProblems(
                Attributes.class,
                "CDIREDIS01009: the method ttl(String) of " + HERE
                        + "$Attributes: @CacheResult(ttl = \"5 minutes\"): it is no ISO-8601 duration. Write PT5M for five minutes, for"
                        + " example, or never",
                "CDIREDIS01009: the method property(String) of " + HERE
                        + "$Attributes: @CacheResult(ttl = \"${lost.ttl}\"): there is no configuration property lost.ttl. Set it, or"
                        + " write ${lost.ttl:a default}, or never",
                "CDIREDIS01009: the method expression(Book) of " + HERE
                        + "$Attributes: @CacheResult(key = \"#{bok.isbn}\"): bok means nothing here. There are: book, args. Parameters"
                        + " have their names if the class is compiled with -parameters",
                "CDIREDIS01009: the method unless(String) of " + HERE
                        + "$Attributes: @CacheResult(unless = \"#{result.lenght}\"): " + HERE
                        + "$Book has no property lenght",
                "CDIREDIS01024: the method jitter(String) of " + HERE
                        + "$Attributes: @CacheResult(ttlJitter = 2.0) is not from 0 to 1");
    }

    @Dependent
    public static class Constants {
        @CacheResult(key = "#isbn")
        String key(String isbn) {
            return isbn;
        }

        @CacheResult(condition = "isbn != null")
        String condition(String isbn) {
            return isbn;
        }

        @CachePut(cacheName = "a", unless = "${shop.unless:result == null}")
        void unless(String isbn, @CacheValue String title) {}
    }

    @Test
    void expressionThatIsTheSameInAllCalls() {
        assertProblems(
                Constants.class,
                "CDIREDIS01009: the method key(String) of " + HERE + "$Constants: @CacheResult(key = \"#isbn\"): "
                        + "it is the same in all calls. Write an expression, #{isbn} for example, or leave it out",
                "CDIREDIS01009: the method condition(String) of " + HERE
                        + "$Constants: @CacheResult(condition = \"isbn != null\"): it is the same in all calls. Write an"
                        + " expression, #{isbn != null} for example, or leave it out",
                "CDIREDIS01009: the method unless(String,String) of " + HERE
                        + "$Constants: @CachePut(unless = \"${shop.unless:result == null}\"): it is the same in all calls. Write"
                        + " an expression, #{isbn != null} for example, or leave it out");
    }

    @Dependent
    public static class Switched {
        @CacheResult(key = "${shop.key:#{isbn}}", condition = "${shop.cached:true}", unless = "false")
        String find(String isbn) {
            return isbn;
        }
    }

    @Test
    void expressionOfTheConfiguration_isNone() {
        assertThat(failure(Switched.class)).isNull();
    }

    public interface Abstract extends CacheKeyGenerator {}

    @Dependent
    public static class Keys {
        @CacheResult(cacheKeyGenerator = Abstract.class)
        String generator(String key) {
            return key;
        }

        @CacheResult(key = "#{key}")
        String twice(@CacheKey String key) {
            return key;
        }

        @CacheResult
        String textless(Thread key) {
            return "";
        }

        @CacheResult
        String each(@CacheKey(each = true) List<String> keys) {
            return "";
        }

        @CacheRemove(cacheName = "a")
        void eachOfText(@CacheKey(each = true) String keys) {}

        @CacheRemoveAll(cacheName = "a")
        void stray(@CacheKey String key) {}
    }

    @Test
    void keyThatCannotBeMade() {
        assertProblems(
                Keys.class,
                "CDIREDIS01010: the method generator(String) of " + HERE + "$Keys: @CacheResult(cacheKeyGenerator = "
                        + HERE + "$Abstract): it is abstract, and there is no bean of it",
                "CDIREDIS01015: the method twice(String) of " + HERE
                        + "$Keys: @CacheResult has a key in two ways. Use one of key, cacheKeyGenerator and @CacheKey",
                "CDIREDIS01016: the method textless(Thread) of " + HERE
                        + "$Keys: parameter 1 cannot be part of a key: java.lang.Thread has no text form. There is one of "
                        + CanonicalText.SUPPORTED + ". Use key or cacheKeyGenerator",
                "CDIREDIS01017: the method each(List) of " + HERE
                        + "$Keys: @CacheKey(each = true) wants @CacheRemove, and one parameter that is a collection or an array",
                "CDIREDIS01017: the method eachOfText(String) of " + HERE
                        + "$Keys: @CacheKey(each = true) wants @CacheRemove, and one parameter that is a collection or an array",
                "CDIREDIS01021: the method stray(String) of " + HERE
                        + "$Keys has @CacheKey, but no annotation that it belongs to");
    }

    public static class Opaque implements java.io.Closeable {
        @Override
        public void close() {}
    }

    @Dependent
    public static class Types<T> {
        @CacheResult
        T open(String key) {
            throw new UnsupportedOperationException();
        }

        @CacheResult(cachedExceptions = NoMessage.class)
        String exceptions(String key) {
            return key;
        }

        @CacheResult
        @CacheRemove(cacheName = "a")
        String both(String key) {
            return key;
        }
    }

    public static final class NoMessage extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void typeThatCannotBeWritten() {
        assertProblems(
                Types.class,
                "CDIREDIS01011: the method open(String) of " + HERE
                        + "$Types: the serializer of the cache \"default\" cannot write the type T. Name a type without type variables or"
                        + " wildcards, or choose another serializer",
                "CDIREDIS01018: the method exceptions(String) of " + HERE + "$Types: " + HERE
                        + "$NoMessage cannot be a cached exception. It needs to be no abstract class, with a constructor that takes a"
                        + " message",
                "CDIREDIS01014: the method both(String) of " + HERE
                        + "$Types has @CacheResult and @CacheRemove: whether the one happens where the method does not run for the other,"
                        + " nobody could tell. Divide it into two methods");
    }

    public static class NoBean {
        public NoBean(String withoutInject) {}

        @CacheResult
        public String find(String key) {
            return key;
        }
    }

    @Dependent
    @CacheResult
    public static class AllVoid {
        public void nothing() {}
    }

    @Test
    void annotationThatNothingObeys() {
        assertProblems(
                List.of(NoBean.class, AllVoid.class),
                "CDIREDIS01013: " + HERE
                        + "$NoBean has @CacheResult, but is no bean, so that nothing intercepts its calls. Give it a scope, such as"
                        + " @ApplicationScoped, or remove the annotation",
                "CDIREDIS01020: " + HERE + "$AllVoid has @CacheResult, but no method that it could hold for");
    }

    @RequestScoped
    public static class OfARequest {
        @CacheResult(staleWindow = "PT1M")
        String find(String isbn) {
            return isbn;
        }

        @CacheResult(cachedExceptions = IllegalStateException.class)
        String plain(String isbn) {
            return isbn;
        }
    }

    @Test
    void backgroundWorkOfABeanThatEndsWithItsRequest() {
        assertProblems(
                OfARequest.class,
                "CDIREDIS01025: the method find(String) of " + HERE
                        + "$OfARequest is of a bean that ends with its request or transaction, which may be before it runs in the"
                        + " background. Remove staleWindow, or give the bean another scope");
    }

    @ApplicationScoped
    public static class VetoedShelf {
        @CacheResult
        String find(String isbn) {
            return isbn;
        }
    }

    /** Takes a bean away, as those do that switch parts of an application off. */
    static final class Vetoing implements Extension {
        void veto(@Observes ProcessAnnotatedType<VetoedShelf> event) {
            event.veto();
        }
    }

    @Test
    void beanThatAnExtensionHasVetoed_isHintedAt() {
        assertThat(DeploymentHints.of(List.of(new Vetoing()), VetoedShelf.class, OwnShelf.class))
                .containsExactly("CDIREDIS01206: " + HERE
                        + "$VetoedShelf has @CacheResult, and could be a bean, but is none: an extension has vetoed it. Nothing"
                        + " intercepts its calls");
    }

    public abstract static class AnyShelf {
        @CacheResult(cacheName = "overridden", key = "#{nothing}")
        Object find(String isbn) {
            return isbn;
        }
    }

    @Dependent
    public static class OwnShelf extends AnyShelf {
        @Override
        @CacheResult(cacheName = "overridden")
        Book find(String isbn) {
            return new Book(isbn);
        }
    }

    @Dependent
    public static class PlainShelf extends AnyShelf {
        @Override
        Book find(String isbn) {
            return new Book(isbn);
        }
    }

    @Test
    void methodThatIsOverridden_isNoProblem() {
        assertThat(failure(OwnShelf.class, PlainShelf.class)).isNull();
    }

    public interface Rates {
        int rate(String currency);
    }

    @Dependent
    public static class Producers {
        @Produces
        @Caching(method = "find", result = @CacheResult)
        Rates rates() {
            return String::length;
        }

        @Produces
        @Caching(method = "find", result = @CacheResult)
        Book book() {
            return new Book("");
        }
    }

    @Test
    void cachingOfWhatCannotBeWrapped() {
        assertProblems(
                Producers.class,
                "CDIREDIS01023: the producer rates of " + HERE
                        + "$Producers: @Caching(method = \"find\") means no method of " + HERE
                        + "$Rates. Write the name of one, or end it with *",
                "CDIREDIS01022: the producer book of " + HERE
                        + "$Producers: @Caching makes an object whose calls are cached of an interface only, and "
                        + HERE
                        + "$Book is none. Let the producer have the type of an interface");
    }

    private static Throwable failure(Class<?>... beans) {
        return catchThrowable(() -> CachingContainer.deploy(List.of("cdi-redis.location=redis://localhost"), beans)
                .close());
    }

    private static void assertProblems(Class<?> bean, String... problems) {
        assertProblems(List.of(bean), problems);
    }

    private static void assertProblems(List<Class<?>> beans, String... problems) {
        Throwable failure = failure(beans.toArray(Class<?>[]::new));
        List<String> found =
                new ArrayList<>(List.of(String.valueOf(failure.getMessage()).split("\n  - ")));
        assertThat(found.remove(0))
                .contains("CDIREDIS01000: The cached methods of this application cannot be set up. Problems: ");
        assertThat(found).contains(problems);
        assertThat(found).allMatch(problem -> problem.matches("CDIREDIS010\\d\\d: .*"));
    }
}
