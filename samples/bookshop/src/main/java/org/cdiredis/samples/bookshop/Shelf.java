package org.cdiredis.samples.bookshop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The books as they are now: those of the catalogue, and what has been changed about them. In place of a database. Thread-safe. */
@ApplicationScoped
class Shelf {

    private final Catalogue catalogue;
    private final Map<Integer, Book> changed = new ConcurrentHashMap<>();

    @Inject
    Shelf(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** For the proxy that the scope wants. */
    Shelf() {
        this(new Catalogue(List.of()));
    }

    /** All books. */
    List<Book> books() {
        return IntStream.range(0, catalogue.books().size())
                .mapToObj(
                        number -> changed.getOrDefault(number, catalogue.books().get(number)))
                .toList();
    }

    /** A book by its number, from 0; empty if there is none. */
    Optional<Book> find(int number) {
        return number < 0 || number >= catalogue.books().size()
                ? Optional.empty()
                : Optional.of(changed.getOrDefault(number, catalogue.books().get(number)));
    }

    /** Changes a book. */
    void change(int number, Book book) {
        changed.put(number, book);
    }
}
