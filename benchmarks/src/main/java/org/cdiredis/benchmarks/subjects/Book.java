package org.cdiredis.benchmarks.subjects;

/**
 * The value that all subjects store.
 *
 * @param isbn thirteen digits
 * @param title the title
 * @param author the author
 * @param year when it came out
 * @param pages how many it has
 * @param summary as long as the size of the value asks for
 */
public record Book(String isbn, String title, String author, int year, int pages, String summary) {

    private static final String SENTENCE = "A clerk finds a map of the city in which every second street is missing. ";

    /**
     * The book of a number, of a size.
     *
     * @param number tells books from each other, 0 or greater
     * @param bytes how long its JSON is to be; a book without a summary has about 100
     * @return the book; equal for equal arguments
     */
    public static Book of(int number, int bytes) {
        Book bare = new Book("978%010d".formatted(number), "Book " + number, "A. Writer", 2000, 320, "");
        int missing = Math.max(0, bytes - BookJson.write(bare).length);
        return bare.withSummary(SENTENCE.repeat(missing / SENTENCE.length() + 1).substring(0, missing));
    }

    private Book withSummary(String text) {
        return new Book(isbn, title, author, year, pages, text);
    }
}
