package org.cdiredis.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

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

    /**
     * The key of an entry.
     *
     * @param number 0 or greater, less than {@link #count()}
     * @return the key; all of one size are of one length
     */
    public String key(int number) {
        return "v%d-%04d".formatted(valueBytes, number);
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>(count());
        for (int number = 0; number < count(); number++) {
            keys.add(key(number));
        }
        return keys;
    }

    /**
     * Keys of entries that nobody stores.
     *
     * @param random where chance comes from
     * @return a key as long as those of the others
     */
    String missing(RandomGenerator random) {
        return "x%d-%04d".formatted(valueBytes, random.nextInt(count()));
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
