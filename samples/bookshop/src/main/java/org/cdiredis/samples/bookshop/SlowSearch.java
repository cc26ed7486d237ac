package org.cdiredis.samples.bookshop;

import static java.util.Comparator.comparingInt;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Searches the shelf, and takes its time: it waits before it answers, as long as {@code bookshop.search-delay} says,
 * so that one can feel what a cache is for.
 */
@Dependent
final class SlowSearch {

    private static final int MAXIMUM_RESULTS = 24;

    private final Shelf shelf;
    private final Duration delay;

    @Inject
    SlowSearch(Shelf shelf, @ConfigProperty(name = "bookshop.search-delay", defaultValue = "PT0.8S") Duration delay) {
        this.shelf = shelf;
        this.delay = delay;
    }

    /** The books that match, best first. */
    List<Book> search(Query query) {
        dawdle();
        Relevance relevance = Relevance.to(query);
        return shelf.books().stream()
                .map(book -> new Hit(book, relevance.of(book)))
                .filter(hit -> hit.score > 0)
                .sorted(Hit.BEST_FIRST)
                .limit(MAXIMUM_RESULTS)
                .map(Hit::book)
                .toList();
    }

    private void dawdle() {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The search was interrupted", e);
        }
    }

    private record Hit(Book book, int score) {

        // The catalogue's order decides between equals, since the sort is stable.
        static final Comparator<Hit> BEST_FIRST = comparingInt(Hit::score).reversed();
    }
}
