package org.cdiredis.benchmarks.load;

import java.util.ArrayList;
import java.util.List;

import org.cdiredis.benchmarks.subjects.Book;
import org.cdiredis.benchmarks.subjects.Subject;

/**
 * The entries that a workload is about: as many as one size of value allows without filling the memory.
 *
 * @param valueBytes how long the JSON of each is
 */
public record Entries(int valueBytes) {

    private static final int MOST = 5_000;
    private static final int MOST_BYTES = 10_000_000;

    /**
     * How many there are.
     *
     * @return 5,000, or less where values are large
     */
    public int count() {
        return Math.min(MOST, MOST_BYTES / valueBytes);
    }

    List<String> keys() {
        return keys("v");
    }

    /** Keys as long as the others, under which nobody stores anything. */
    List<String> missingKeys() {
        return keys("x");
    }

    private List<String> keys(String letter) {
        List<String> keys = new ArrayList<>(count());
        for (int number = 0; number < count(); number++) {
            keys.add("%s%d-%04d".formatted(letter, valueBytes, number));
        }
        return keys;
    }

    /**
     * The key of one of them.
     *
     * @return the key
     */
    public String anyKey() {
        return keys().get(0);
    }

    /**
     * The value of all of them.
     *
     * @return a book of the size
     */
    public Book book() {
        return Book.of(1, valueBytes);
    }

    /**
     * Stores them all.
     *
     * @param subject where
     */
    public void store(Subject subject) {
        Book book = book();
        keys().forEach(key -> subject.put(key, book));
    }
}
