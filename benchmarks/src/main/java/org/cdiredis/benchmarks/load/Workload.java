package org.cdiredis.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

import org.cdiredis.benchmarks.subjects.Book;
import org.cdiredis.benchmarks.subjects.Operation;
import org.cdiredis.benchmarks.subjects.Subject;

/**
 * What callers do: one operation again and again, each time with another key.
 *
 * @param operation what is called
 * @param entries what it is called with
 */
public record Workload(Operation operation, Entries entries) {

    /** How many entries {@link Operation#GET_MANY} asks for. */
    public static final int MANY = 50;

    /** The key of the counter that all callers add to. */
    public static final String COUNTER = "counter";

    private static final double POPULARITY = 0.99;
    private static final int WRITES_IN_100 = 10;

    /**
     * The calls of threads.
     *
     * @param subject what is called
     * @return of a number, which makes the order of the keys another one for each thread and the same one in each run, one call;
     *     it throws if the answer is not the one that the operation has to give
     */
    public LongFunction<Runnable> calls(Subject subject) {
        List<String> keys = operation == Operation.GET_MISS ? entries.missingKeys() : entries.keys();
        Book book = entries.book();
        Zipf popularity = new Zipf(keys.size(), POPULARITY);
        return seed -> call(subject, keys, book, popularity, new SplittableRandom(seed));
    }

    private Runnable call(Subject subject, List<String> keys, Book book, Zipf popularity, RandomGenerator random) {
        return switch (operation) {
            case GET_HIT -> () -> hit(subject, any(keys, random));
            case GET_MISS -> () -> miss(subject, any(keys, random));
            case PUT -> () -> subject.put(any(keys, random), book);
            case INCREMENT -> () -> subject.increment(COUNTER);
            case GET_MANY -> () -> many(subject, some(keys, random));
            case MIXED -> () -> mixed(subject, keys.get(popularity.next(random)), book, random);
            case REMOVE_PATTERN, CLEAR -> throw new IllegalArgumentException("Not a call of many: " + operation);
        };
    }

    private static void mixed(Subject subject, String key, Book book, RandomGenerator random) {
        if (random.nextInt(100) < WRITES_IN_100) {
            subject.put(key, book);
        } else {
            hit(subject, key);
        }
    }

    private static String any(List<String> keys, RandomGenerator random) {
        return keys.get(random.nextInt(keys.size()));
    }

    /** Neighbours, of which none comes twice. */
    private static List<String> some(List<String> keys, RandomGenerator random) {
        int first = random.nextInt(keys.size());
        List<String> some = new ArrayList<>(MANY);
        for (int i = 0; i < MANY; i++) {
            some.add(keys.get((first + i) % keys.size()));
        }
        return some;
    }

    private static void hit(Subject subject, String key) {
        Objects.requireNonNull(subject.get(key), () -> "No entry for " + key);
    }

    private static void miss(Subject subject, String key) {
        if (subject.get(key) != null) {
            throw new IllegalStateException("There is an entry for " + key);
        }
    }

    private static void many(Subject subject, List<String> keys) {
        int found = subject.getMany(keys).size();
        if (found != keys.size()) {
            throw new IllegalStateException("Only %d of %d entries".formatted(found, keys.size()));
        }
    }
}
