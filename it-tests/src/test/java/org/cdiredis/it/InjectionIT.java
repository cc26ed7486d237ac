package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.it.app.Book;
import org.cdiredis.it.app.Books;
import org.cdiredis.it.app.Library;
import org.cdiredis.it.app.StatelessLibrary;
import org.cdiredis.it.app.Visitor;

/** What an application can inject, and that it works there; runs in the server. */
@ExtendWith(ArquillianExtension.class)
class InjectionIT {

    /** A port on which nothing listens. */
    private static final String CLOSED = "127.0.0.1:1";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Library library;

    @Inject
    StatelessLibrary stateless;

    @Inject
    Visitor visitor;

    @Deployment
    static WebArchive war() {
        WebArchive war = Wars.withLibraries("injection.war")
                .addPackage(Book.class.getPackage())
                .addClass(Http.class)
                .addAsLibraries(Wars.assertions());
        return Wars.configured(war, """
                        cdi-redis.location=embedded:
                        cdi-redis.cache.books.ttl=PT1H
                        cdi-redis.cache.unreachable.location=redis://%s
                        cdi-redis.cache.unreachable.deadline=PT2S
                        """.formatted(CLOSED));
    }

    @Test
    void cacheOfRecords_roundTrip() {
        Book book = Books.withIsbn("1");

        assertThat(library.storeAndRead(book)).isEqualTo(book);
    }

    @Test
    void cacheOfLists_roundTrip() {
        List<Book> shelf = List.of(Books.withIsbn("2"), Books.withIsbn("3"));

        assertThat(library.storeAndRead(7L, shelf)).isEqualTo(shelf);
    }

    @Test
    void rawClient_seesThePhysicalKey() {
        library.store(Books.withIsbn("4"));

        assertThat(library.hasPhysicalKey("books:1:4")).isTrue();
    }

    @Test
    void caches_namesAreThoseOfConfigurationAndInjectionPoints() {
        assertThat(library.caches().names()).containsExactly("books", "default", "servlet", "unreachable");
    }

    @Test
    void caches_lookUp() {
        Cache<String, List<Book>> shelves =
                library.caches().get("books", String.class, new TypeLiteral<List<Book>>() {});

        shelves.put("5", List.of(Books.withIsbn("5")));

        assertThat(shelves.get("5")).containsExactly(Books.withIsbn("5"));
    }

    @Test
    void instance_givesTheCache() {
        library.store(Books.withIsbn("6"));

        assertThat(library.fromInstance().get("6")).isEqualTo(Books.withIsbn("6"));
    }

    @Test
    void select_withTypeLiteral_givesTheCache() {
        library.store(Books.withIsbn("7"));

        Cache<String, Book> selected = CDI.current()
                .select(new TypeLiteral<Cache<String, Book>>() {}, RedisCache.Literal.of("books"))
                .get();

        assertThat(selected.get("7")).isEqualTo(Books.withIsbn("7"));
    }

    @Test
    void enterpriseBean_hasTheCache() {
        library.store(Books.withIsbn("8"));

        assertThat(stateless.read("8")).isEqualTo(Books.withIsbn("8"));
    }

    @Test
    void sessionScopedBean_hasTheCache() {
        library.store(Books.withIsbn("14"));

        assertThat(visitor.read("14")).isEqualTo(Books.withIsbn("14"));
    }

    @Test
    @RunAsClient
    void servlet_hasACacheThatOnlyItNames(@ArquillianResource URI base) {
        URI place = base.resolve("servlet?isbn=9");

        assertThat(Http.put(place)).isEqualTo(200);
        assertThat(Http.get(place).body()).isEqualTo("Book 9");
    }

    @Test
    @RunAsClient
    void resource_hasTheCache(@ArquillianResource URI base) {
        URI place = base.resolve("rest/books/10");

        assertThat(Http.put(place)).isEqualTo(204);
        assertThat(Http.get(place).body()).isEqualTo("Book 10");
    }

    @Test
    void async_givesTheValueOfTheApplicationsClass() {
        library.store(Books.withIsbn("11"));

        assertThat(library.readAsync("11"))
                .succeedsWithin(PATIENCE)
                .isExactlyInstanceOf(Book.class)
                .isEqualTo(Books.withIsbn("11"));
    }

    @Test
    void expiry_isKept() throws InterruptedException {
        Duration stated = Duration.ofSeconds(1);

        Duration remaining =
                library.storeFor(stated, Books.withIsbn("12")).duration().orElseThrow();
        TimeUnit.NANOSECONDS.sleep(remaining.plusMillis(100).toNanos());

        assertThat(remaining).isBetween(Duration.ZERO, stated);
        assertThat(library.read("12")).isNull();
    }

    @Test
    void unreachableRedis_failsWithinTheDeadline() {
        Instant start = Instant.now();

        assertThatThrownBy(() -> library.readUnreachable("13"))
                .isInstanceOf(RedisUnavailableException.class)
                .hasMessageContaining("\"unreachable\"")
                .hasMessageContaining(CLOSED);
        assertThat(Duration.between(start, Instant.now())).isLessThan(PATIENCE);
    }
}
