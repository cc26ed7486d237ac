package org.cdiredis.howto;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Batch;
import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/many-entries.md. */
@ApplicationScoped
public class Shelves {

    public record Book(String title) {}

    @Inject
    @RedisCache("shelves")
    Cache<String, Book> books;

    public Map<String, Book> find(List<String> isbns) {
        return books.getAll(isbns); // what is there, in this order
    }

    public Set<String> shelve(Map<String, Book> shelf) {
        return books.putAll(shelf, Expiry.after(Duration.ofHours(1))).keySet(); // those that could not be stored
    }

    public long forgetAusten() {
        return books.removeAll("austen:*");
    }

    public long moveOn(String isbn, String customer) {
        Batch<String, Book> batch = books.batch();
        CompletionStage<Boolean> removed = batch.cache().remove(isbn);
        CompletionStage<Boolean> touched = batch.cache().touch("customer:" + customer);
        batch.execute(); // one round trip
        return Stream.of(removed, touched)
                .filter(done -> done.toCompletableFuture().join())
                .count();
    }
}
