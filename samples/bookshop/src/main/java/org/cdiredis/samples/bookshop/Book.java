package org.cdiredis.samples.bookshop;

/**
 * A book of the catalogue.
 *
 * @param title the title in English
 * @param author who wrote it
 * @param year the year of its first publication, or about when it was written; negative before our era
 * @param language the language in which it was written
 * @param country the author's country, under today's name
 * @param pages the number of pages of a common edition
 */
public record Book(String title, String author, int year, String language, String country, int pages) {

    /** Checks that nothing is missing. */
    public Book {
        if (title.isBlank() || author.isBlank() || language.isBlank() || country.isBlank() || pages < 1) {
            throw new IllegalArgumentException(
                    "not a book: " + String.join(", ", title, author, language, country) + ", " + pages + " pages");
        }
    }

    /**
     * The same book under another title.
     *
     * @param other the title
     * @return the book
     */
    public Book withTitle(String other) {
        return new Book(other, author, year, language, country, pages);
    }
}
