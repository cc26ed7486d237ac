package org.cdiredis.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.benchmarks.subjects.Book;
import org.cdiredis.benchmarks.subjects.BookJson;

final class EntriesTest {

    @ParameterizedTest
    @ValueSource(ints = {100, 500, 1_000, 10_000, 100_000})
    void book_isAsLongAsAsked(int bytes) {
        assertThat(BookJson.write(new Entries(bytes).book())).hasSize(bytes);
    }

    @Test
    void book_survivesBecomingJson() {
        Book book = Book.of(7, 500);

        assertThat(BookJson.read(BookJson.write(book))).isEqualTo(book);
    }

    @Test
    void count_isLess_ifValuesAreLarge() {
        assertThat(new Entries(500).count()).isEqualTo(5_000);
        assertThat(new Entries(100_000).count()).isEqualTo(100).isGreaterThanOrEqualTo(Workload.MANY);
    }

    @Test
    void keys_areOfOneLengthAndAllDifferent() {
        assertThat(new Entries(500).keys())
                .hasSize(5_000)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.length() == 9);
    }
}
