package org.cdiredis.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowSearchTest {

    private static final Catalogue CATALOGUE = Catalogue.read();

    private final SlowSearch search = new SlowSearch(new Shelf(CATALOGUE), Duration.ZERO);

    @ParameterizedTest
    @CsvSource({
        "dune, Dune",
        "DUNE, Dune",
        "dun, Dune",
        "tolstoi, War and Peace",
        "tolstoy war, War and Peace",
        "lord of the rings, The Fellowship of the Ring",
        "hasek, The Good Soldier Švejk",
        "svejk, The Good Soldier Švejk",
        "garcia marquez, One Hundred Years of Solitude",
        "gabriel garzia, One Hundred Years of Solitude",
        "frankenstien, Frankenstein",
        "design paterns, Design Patterns",
        "charlottes web, Charlotte's Web",
        "icelandic, Independent People",
        "1949, Nineteen Eighty-Four"
    })
    void search_findsTheBookThatIsMeant(String query, String title) {
        assertThat(search.search(new Query(query))).extracting(Book::title).contains(title);
    }

    @Test
    void search_putsTitlesBeforeAuthorsAndExactWordsBeforeSimilarOnes() {
        Book title = book("Kafka on the Shore", "Haruki Murakami");
        Book author = book("The Trial", "Franz Kafka");
        Book similar = book("Kavka", "Nobody");
        SlowSearch search = new SlowSearch(new Shelf(new Catalogue(List.of(similar, author, title))), Duration.ZERO);

        assertThat(search.search(new Query("kafka"))).containsExactly(title, author, similar);
    }

    @Test
    void search_keepsTheOrderOfTheCatalogueAmongEquals() {
        Book first = book("Poems", "Sappho");
        Book second = book("Poems", "Emily Dickinson");

        assertThat(new SlowSearch(new Shelf(new Catalogue(List.of(first, second))), Duration.ZERO)
                        .search(new Query("poems")))
                .containsExactly(first, second);
    }

    @Test
    void search_isEmpty_whenNothingMatches() {
        assertThat(search.search(new Query("xyzzyq"))).isEmpty();
        assertThat(search.search(new Query("!?"))).isEmpty();
    }

    @Test
    void search_isEmpty_whenLessThanHalfOfTheWordsMatch() {
        assertThat(search.search(new Query("dune xyzzyq qwertz"))).isEmpty();
    }

    @Test
    void search_findsTwentyFourAtMost() {
        assertThat(search.search(new Query("english"))).hasSize(24);
    }

    @Test
    void search_takesItsTime() {
        Duration delay = Duration.ofMillis(60);
        SlowSearch slow = new SlowSearch(new Shelf(CATALOGUE), delay);

        long start = System.nanoTime();
        slow.search(new Query("dune"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
    }

    @Test
    void search_staysInterrupted_whenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatIllegalStateException().isThrownBy(() -> search.search(new Query("dune")));
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Book book(String title, String author) {
        return new Book(title, author, 2000, "Esperanto", "Nowhere", 100);
    }
}
