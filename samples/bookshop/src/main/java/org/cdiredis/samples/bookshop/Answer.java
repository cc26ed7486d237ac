package org.cdiredis.samples.bookshop;

import java.util.List;

/**
 * The books that were found.
 *
 * @param books the books, best match first; unmodifiable
 * @param fromRedis whether Redis knew the answer
 */
record Answer(List<Book> books, boolean fromRedis) {

    Answer {
        books = List.copyOf(books);
    }
}
