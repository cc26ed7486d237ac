package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link Caching} on producers. */
final class CachedProducersTest extends RedisFixture {

    public record Book(String isbn, int copies) {}

    public interface Repository<K, T> {
        T find(K key);

        T save(T value);

        void remove(K key);
    }

    /** Of a library that knows nothing of caches. */
    static final class Shelf implements Repository<String, Book> {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public Book find(String isbn) {
            return new Book(isbn, calls.incrementAndGet());
        }

        @Override
        public Book save(Book book) {
            return new Book(book.isbn(), 100 + book.copies());
        }

        @Override
        public void remove(String isbn) {
            if (isbn.isEmpty()) {
                throw new IllegalArgumentException("nothing");
            }
        }
    }

    /** Narrows what it inherits, so that each method is there twice. */
    public interface Books extends Repository<String, Book> {
        @Override
        Book find(String isbn);
    }

    static final class BookShelf implements Books {
        private int calls;

        @Override
        public Book find(String isbn) {
            return new Book(isbn, ++calls);
        }

        @Override
        public Book save(Book book) {
            return book;
        }

        @Override
        public void remove(String isbn) {}
    }

    interface OfAPackage {
        int call(String key);
    }

    @Dependent
    public static class Producers {
        static final List<@Nullable Object> DISPOSED = new ArrayList<>();

        @Produces
        @ApplicationScoped
        @Caching(method = "find", result = @CacheResult(cacheName = "shelf"))
        @Caching(method = "save", put = @CachePut(cacheName = "shelf", key = "#{args[0].isbn}"))
        @Caching(method = "remove", remove = @CacheRemove(cacheName = "shelf"))
        Repository<String, Book> shelf() {
            return new Shelf();
        }

        void dispose(@Disposes Repository<String, Book> shelf) {
            DISPOSED.add(shelf);
        }

        @Produces
        @Dependent
        @Caching(method = "call", result = @CacheResult)
        OfAPackage hidden() {
            AtomicInteger calls = new AtomicInteger();
            return key -> calls.incrementAndGet();
        }

        @Produces
        @Dependent
        @Caching(method = "count", result = @CacheResult)
        @Nullable
        Counter none() {
            return null;
        }

        void disposeNone(@Disposes @Nullable Counter none) {
            DISPOSED.add(none);
        }
    }

    @Dependent
    public static class NarrowProducers {
        @Produces
        @Dependent
        @Caching(method = "find", result = @CacheResult)
        Books books() {
            return new BookShelf();
        }
    }

    public interface Counter {
        int count(String key);
    }

    static final class SerialCounter implements Counter, Serializable {
        private static final long serialVersionUID = 1L;
        private int calls;

        @Override
        public int count(String key) {
            return ++calls;
        }
    }

    @Dependent
    public static class SerialProducers {
        @Produces
        @Dependent
        @Caching(method = "count", result = @CacheResult)
        Counter counter() {
            return new SerialCounter();
        }
    }

    @Dependent
    public static class Holder implements Serializable {
        private static final long serialVersionUID = 1L;

        @Inject
        @SuppressWarnings("serial") // what is injected is
        Counter counter;
    }

    @BeforeEach
    void forget() {
        Producers.DISPOSED.clear();
    }

    /** A bean into which the object is injected by its full type. */
    @Dependent
    public static class Shop {
        @Inject
        Repository<String, Book> shelf;

        @Inject
        Instance<OfAPackage> hidden;

        @Inject
        Instance<Counter> none;
    }

    @Test
    void genericInterface_isCachedByItsArguments() {
        Repository<String, Book> shelf = deployed(Shop.class, Producers.class).shelf;

        assertThat(shelf.find("a")).isEqualTo(new Book("a", 1));
        assertThat(shelf.find("a")).isEqualTo(new Book("a", 1));
        shelf.remove("a");
        assertThat(shelf.find("a")).isEqualTo(new Book("a", 2));
    }

    @Test
    void put_storesWhatTheMethodReturns() {
        Repository<String, Book> shelf = deployed(Shop.class, Producers.class).shelf;

        assertThat(shelf.save(new Book("a", 7))).isEqualTo(new Book("a", 107));
        assertThat(server.command("KEYS", "*").toString()).contains("shelf/");
        assertThat(shelf.find("a")).isEqualTo(new Book("a", 107));
    }

    @Test
    void exception_isThatOfTheObject() {
        Repository<String, Book> shelf = deployed(Shop.class, Producers.class).shelf;

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> shelf.remove(""))
                .withMessage("nothing");
    }

    @Test
    void methodThatIsNarrowed_isCachedHoweverItIsCalled() {
        Books books = deployed(Books.class, NarrowProducers.class);
        Repository<String, Book> asRepository = books;

        assertThat(books.find("a")).isEqualTo(new Book("a", 1));
        assertThat(asRepository.find("a")).isEqualTo(new Book("a", 1));
    }

    @Test
    void interfaceThatIsNotPublic_isCached() {
        Shop shop = deployed(Shop.class, Producers.class);
        OfAPackage hidden = shop.hidden.get();

        assertThat(hidden.call("a")).isEqualTo(1);
        assertThat(hidden.call("a")).isEqualTo(1);
    }

    @Test
    void nothingProduced_staysNothing() {
        assertThat(deployed(Shop.class, Producers.class).none.get()).isNull();
        undeploy();

        assertThat(Producers.DISPOSED).containsExactly((Object) null);
    }

    @Test
    void disposer_getsTheObjectItself() {
        deployed(Shop.class, Producers.class).shelf.find("a");
        undeploy();

        assertThat(Producers.DISPOSED).singleElement().isInstanceOf(Shelf.class);
    }

    @Dependent
    public static class SessionProducers {
        @Produces
        @SessionScoped
        @Caching(method = "count", result = @CacheResult)
        Counter counter() {
            return new SerialCounter();
        }
    }

    @Test
    void serializableObject_canBeInASession() {
        BeanManager manager = deployed(BeanManager.class, SessionProducers.class);
        Bean<?> bean = manager.resolve(manager.getBeans(Counter.class));

        assertThat(create(manager, bean)).isInstanceOf(Serializable.class);
    }

    /** As a context does, which asks for objects that can be written. */
    private static <T> T create(BeanManager manager, Bean<T> bean) {
        return bean.create(manager.createCreationalContext(bean));
    }

    @Test
    void serializableObject_isWrittenWithItsCache() throws Exception {
        Holder holder = deployed(Holder.class, SerialProducers.class);
        assertThat(holder.counter.count("a")).isEqualTo(1);

        Holder read = (Holder) copy(holder);

        assertThat(read.counter.count("a")).isEqualTo(1);
        assertThat(read.counter.count("b")).isEqualTo(2);
    }

    private static Object copy(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
