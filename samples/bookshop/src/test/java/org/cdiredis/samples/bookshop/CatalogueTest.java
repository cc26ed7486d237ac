package org.cdiredis.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final List<Book> books = Catalogue.read().books();

    @Test
    void file_hasSixColumnsInEveryRow() throws IOException {
        try (InputStream file = Objects.requireNonNull(Catalogue.class.getResourceAsStream("books.csv"));
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            List<CsvRecord> rows = csv.stream().toList();
            assertThat(rows.get(0).getFields())
                    .containsExactly("title", "author", "year", "language", "country", "pages");
            assertThat(rows)
                    .allSatisfy(row -> assertThat(row.getFields())
                            .hasSize(6)
                            .allSatisfy(field -> assertThat(field).isNotBlank().isEqualTo(field.strip())));
        }
    }

    @Test
    void read_findsThreeHundredBooks() {
        assertThat(books).hasSizeGreaterThanOrEqualTo(300);
    }

    @Test
    void read_findsPlausibleNumbers() {
        assertThat(books).allSatisfy(book -> {
            assertThat(book.year()).as(book.title()).isBetween(-3000, 2025).isNotZero();
            assertThat(book.pages()).as(book.title()).isBetween(16, 3000);
        });
    }

    @Test
    void read_findsNoBookTwice() {
        assertThat(books.stream().map(book -> book.title() + " by " + book.author()))
                .doesNotHaveDuplicates();
    }

    @Test
    void read_findsBooksByYearAndTitle() {
        assertThat(books)
                .isSortedAccordingTo(Comparator.comparingInt(Book::year).thenComparing(Book::title));
    }

    @Test
    void read_findsBooksFromAllOverTheWorld() {
        assertThat(books.stream().map(Book::language).distinct()).hasSizeGreaterThan(40);
        assertThat(books.stream().map(Book::country).distinct()).hasSizeGreaterThan(60);
    }

    @Test
    void read_keepsDiacriticsAndCommas() {
        assertThat(books)
                .contains(new Book("The Good Soldier Švejk", "Jaroslav Hašek", 1921, "Czech", "Czechia", 752))
                .contains(new Book(
                        "The Lion, the Witch and the Wardrobe", "C. S. Lewis", 1950, "English", "United Kingdom", 208));
    }
}
