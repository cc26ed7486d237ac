package org.cdiredis.howto;

import java.time.Duration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.RedisCache;
import org.cdiredis.SingleFlight;

/** The bean of docs/howto/load-values.md. */
@ApplicationScoped
public class Bestsellers {

    public record Book(String isbn, String title) {}

    @Inject
    @RedisCache("books")
    Cache<String, Book> books;

    private int loads;

    private Book fromDatabase(String isbn) {
        loads++;
        return new Book(isbn, "Emma");
    }

    public int loads() {
        return loads;
    }

    public Book find(String isbn) {
        return books.getOrLoad(isbn, this::fromDatabase, Expiry.after(Duration.ofHours(1)));
    }

    /** Callers of all nodes get the old list for a minute more, while the new one is made, once. */
    public Book bestseller() {
        return books.getOrLoad("bestseller", key -> fromDatabase("978-0141439587"), REFRESHED);
    }

    private static final LoadPolicy REFRESHED =
            LoadPolicy.byDefault().withSingleFlight(SingleFlight.CLUSTER).withStaleWindow(Duration.ofMinutes(1));
}
