package org.cdiredis.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

/** What is done where Redis knows nothing; what is done where it does, the tests on servers show. */
class BookSearchTest {

    private static final Book DUNE = new Book("Dune", "Frank Herbert", 1965, "English", "United States", 412);

    private final Shelf shelf = new Shelf(new Catalogue(List.of(DUNE)));
    private final BookSearch search = new BookSearch(new SlowSearch(shelf, Duration.ZERO));

    @Test
    void search_searchesTheShelf_andSaysSo() {
        SearchLog log = new SearchLog();
        assertThat(log.isFromRedis()).isTrue();
        assertThat(search.search("dune", log)).containsExactly(DUNE);
        assertThat(log.isFromRedis()).isFalse();
    }

    @Test
    void refresh_findsBooksUnderTheirNewTitles() {
        BookDetails details = new BookDetails(shelf);
        details.change(0, DUNE.withTitle("Arrakis"));
        assertThat(search.refresh("arrakis", new SearchLog())).containsExactly(DUNE.withTitle("Arrakis"));
        assertThat(details.find(0)).contains(DUNE.withTitle("Arrakis"));
        assertThat(details.find(1)).isEmpty();
    }
}
