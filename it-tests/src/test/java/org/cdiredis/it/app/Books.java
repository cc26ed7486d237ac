package org.cdiredis.it.app;

import java.time.Instant;
import java.time.LocalDate;

/** Examples. */
public final class Books {

    private Books() {}

    /** A book whose title tells its number. */
    public static Book withIsbn(String isbn) {
        return new Book(isbn, "Book " + isbn, LocalDate.of(2018, 1, 6), Instant.parse("2026-11-23T20:15:30.123456Z"));
    }
}
