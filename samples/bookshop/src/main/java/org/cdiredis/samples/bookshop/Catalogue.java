package org.cdiredis.samples.bookshop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * The books that the shop knows.
 *
 * @param books the books, by year and title; unmodifiable
 */
record Catalogue(List<Book> books) {

    private static final String FILE = "books.csv";

    Catalogue {
        books = List.copyOf(books);
    }

    /** Reads the catalogue that comes with the application. */
    static Catalogue read() {
        try (InputStream file = Objects.requireNonNull(Catalogue.class.getResourceAsStream(FILE), FILE);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> rows = csv.stream()) {
            return new Catalogue(rows.map(Catalogue::book).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    private static Book book(NamedCsvRecord row) {
        return new Book(
                row.getField("title"),
                row.getField("author"),
                Integer.parseInt(row.getField("year")),
                row.getField("language"),
                row.getField("country"),
                Integer.parseInt(row.getField("pages")));
    }
}
