package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.Contract;
import org.cdiredis.RedisCache;

@Configured({
    "cdi-redis.location=embedded:",
    "cdi-redis.password=of another Redis than the embedded one",
    "cdi-redis.deadline=PT20S",
    "cdi-redis.timeout=PT10S",
    "cdi-redis.cache.books.ttl=PT10S",
    "cdi-redis.cache.books.version=7",
    "cdi-redis.cache.numbered.location=embedded:/3"
})
@EnableWeld
final class CacheInjectionTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(WeldInitiator.createWeld()
                    .addExtension(new RedisExtension())
                    .addBeanClass(Shop.class))
            .build();

    record Book(String title, LocalDate published) {}

    private static final Book EMMA = new Book("Emma", LocalDate.of(1815, 12, 23));

    @Dependent
    static class Shop {

        @Inject
        @RedisCache
        Cache<String, Book> byTitle;

        @Inject
        @RedisCache("books")
        Cache<Long, List<Book>> byAuthor;

        @Inject
        @RedisCache("books")
        Instance<Cache<String, Map<String, Book>>> byCountry;

        @Inject
        @RedisCache("numbered")
        Provider<Cache<Integer, Book>> byNumber;

        @Inject
        @RedisCache("books")
        RedissonClient booksClient;

        @Inject
        @RedisCache("numbered")
        RedissonClient numberedClient;

        @Inject
        Caches caches;

        @Inject
        @Any
        Instance<Object> anything;

        private final Cache<String, String> fromConstructor;

        @Inject
        Shop(@RedisCache("books") Cache<String, String> fromConstructor) {
            this.fromConstructor = fromConstructor;
        }

        Cache<String, String> fromConstructor() {
            return fromConstructor;
        }
    }

    @Test
    void injectedCache_decodesTheTypeOfItsInjectionPoint(Shop shop) {
        shop.byTitle.put("emma", EMMA);
        shop.byAuthor.put(1L, List.of(EMMA));
        shop.fromConstructor().put("k", "v");

        assertThat(shop.byTitle.get("emma")).isEqualTo(EMMA);
        assertThat(shop.byAuthor.get(1L)).containsExactly(EMMA);
        assertThat(shop.fromConstructor().get("k")).isEqualTo("v");
        assertThat(shop.byTitle.name()).isEqualTo("default");
    }

    @Test
    void injectedCache_throughInstanceAndProvider_decodesTheirTypeArgument(Shop shop) {
        shop.byCountry.get().put("uk", Map.of("Emma", EMMA));
        shop.byNumber.get().put(1, EMMA);

        assertThat(shop.byCountry.get().get("uk")).containsEntry("Emma", EMMA);
        assertThat(shop.byNumber.get().get(1)).isEqualTo(EMMA);
    }

    @Test
    void lookedUpCache_inCode_isTheSame(Shop shop) {
        shop.byAuthor.put(1L, List.of(EMMA));
        TypeLiteral<Cache<Long, List<Book>>> type = new TypeLiteral<>() {};
        RedisCache books = RedisCache.Literal.of("books");

        assertThat(shop.anything.select(type, books).get()).isSameAs(shop.byAuthor);
        assertThat(CDI.current().select(type, books).get()).isSameAs(shop.byAuthor);
        assertThat(shop.caches.get("books", Long.class, new TypeLiteral<List<Book>>() {}))
                .isSameAs(shop.byAuthor);
    }

    @Test
    void options_ofTheAlias_win(Shop shop) {
        shop.byAuthor.put(1L, List.of(EMMA));
        shop.byTitle.put("k", EMMA);

        assertThat(shop.booksClient.getKeys().getKeys()).containsExactlyInAnyOrder("books:7:1", ":1:k");
        assertThat(shop.byAuthor.timeToLive(1L).duration().orElseThrow()).hasSeconds(9);
        assertThat(shop.byTitle.timeToLive("k").duration().orElseThrow().toSeconds())
                .isEqualTo(299);
    }

    @Test
    @Contract(181)
    void rawClient_isTheOneOfTheAlias(Shop shop) {
        shop.booksClient.getBucket("raw", StringCodec.INSTANCE).set("books");

        assertThat(shop.booksClient.getBucket("raw", StringCodec.INSTANCE).get())
                .isEqualTo("books");
        assertThat(shop.numberedClient.getBucket("raw", StringCodec.INSTANCE).get())
                .isNull();
    }

    @Test
    void caches_tellsNamesAndRefusesOthers(Shop shop) {
        assertThat(shop.caches.names()).containsExactly("books", "default", "numbered");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.caches.get("boks", String.class, Book.class))
                .withMessage("CDIREDIS00200: name: there is no cache \"boks\". There are: books, default, numbered");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.caches.get("books", Book.class, Book.class))
                .withMessageStartingWith("CDIREDIS00201: keyType: " + Book.class.getName()
                        + " cannot be the type of a key, since it has no text form. Use String, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.caches.get("books", String.class, new TypeLiteral<List<?>>() {}))
                .withMessage("CDIREDIS00202: valueType: java.util.List<?> is not a complete type, so entries cannot be"
                        + " decoded. Name a type without type variables or wildcards");
    }

    @Test
    void caches_ofEqualTypes_areThoseOfTheirAlias(Shop shop) {
        Cache<String, String> books = shop.caches.get("books", String.class, String.class);
        Cache<String, String> others = shop.caches.get("default", String.class, String.class);

        books.put("k", "v");

        assertThat(books.name()).isEqualTo("books");
        assertThat(others.name()).isEqualTo("default");
        assertThat(others.get("k")).isNull();
    }

    @Test
    void cache_fromTheBeanManager_isRefused(Shop shop) {
        BeanManager beans = CDI.current().getBeanManager();
        Bean<?> bean = beans.resolve(
                beans.getBeans(new TypeLiteral<Cache<String, Book>>() {}.getType(), RedisCache.Literal.of("books")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> beans.getReference(bean, Cache.class, beans.createCreationalContext(bean)))
                .withMessageStartingWith("CDIREDIS00203");
    }

    @Test
    void rawCache_lookedUpInCode_isRefused(Shop shop) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.anything
                        .select(Cache.class, RedisCache.Literal.of("books"))
                        .get())
                .withMessage("CDIREDIS00203: A Cache was looked up in a way that does not tell its type arguments. Use"
                        + " Caches, or Instance.select with a TypeLiteral");
    }

    @Test
    void unknownAlias_lookedUpInCode_isUnsatisfied(Shop shop) {
        assertThat(shop.anything
                        .select(new TypeLiteral<Cache<String, Book>>() {}, RedisCache.Literal.of("boks"))
                        .isUnsatisfied())
                .isTrue();
    }
}
