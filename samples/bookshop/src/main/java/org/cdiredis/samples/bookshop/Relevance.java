package org.cdiredis.samples.bookshop;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How well books match a query. At least half of the query's words must occur in a book's title, author, language, country
 * or year, if only at the beginning of a word there or with a typing error.
 */
final class Relevance {

    private static final Set<String> LITTLE_WORDS = Set.of("a", "an", "and", "by", "in", "of", "the", "to");

    private static final int TITLE = 8;
    private static final int AUTHOR = 6;
    private static final int ORIGIN = 2;

    private final List<String> wanted;

    private Relevance(List<String> wanted) {
        this.wanted = wanted;
    }

    static Relevance to(Query query) {
        List<String> words = Words.of(query.text());
        List<String> weighty =
                words.stream().filter(Predicate.not(LITTLE_WORDS::contains)).toList();
        return new Relevance(weighty.isEmpty() ? words : weighty);
    }

    /** The book's relevance, greater for a better match; 0 for none. */
    int of(Book book) {
        List<Field> fields = List.of(
                new Field(TITLE, Words.of(book.title())),
                new Field(AUTHOR, Words.of(book.author())),
                new Field(ORIGIN, Words.of(book.language() + ' ' + book.country() + ' ' + book.year())));
        int score = 0;
        int matched = 0;
        for (String word : wanted) {
            int best =
                    fields.stream().mapToInt(field -> field.score(word)).max().orElse(0);
            score += best;
            matched += best > 0 ? 1 : 0;
        }
        return 2 * matched >= wanted.size() ? score : 0;
    }

    private record Field(int weight, List<String> words) {

        int score(String wanted) {
            return weight
                    * words.stream()
                            .mapToInt(word -> likeness(wanted, word))
                            .max()
                            .orElse(0);
        }

        private static int likeness(String wanted, String word) {
            if (word.equals(wanted)) {
                return 4;
            }
            if (word.startsWith(wanted)) {
                return 3;
            }
            return Spelling.isSimilar(wanted, word) ? 1 : 0;
        }
    }
}
