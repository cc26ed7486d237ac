package org.cdiredis.benchmarks;

import java.time.Duration;
import java.util.List;

import org.cdiredis.benchmarks.results.Metric;

/** One line of the comparison: what is measured, of whom, and how. */
interface Row {

    /** What {@code --only} calls it, without spaces. */
    String name();

    /** What it measures, for a heading. */
    String title();

    /** What its numbers say; the order is that of {@link #measure}. */
    List<Metric> metrics();

    /** Whom it measures, cdi-redis first. */
    List<String> subjects();

    /** How long measuring a subject once will take, as a guess before the first time: the slice, unless it says otherwise. */
    default Duration guess(Duration slice) {
        return slice;
    }

    /**
     * Brings a subject, the JVM and the server into the state in which the first round is like the others: by measuring once, unless it
     * says otherwise.
     */
    default void prepare(String subject, Duration slice) throws Exception {
        measure(subject, slice);
    }

    /**
     * Measures a subject once.
     *
     * @param slice how long
     * @return a number for each metric
     * @throws NotMeasuredException if it cannot be measured here, with the reason
     * @throws Exception if a call fails
     */
    double[] measure(String subject, Duration slice) throws Exception;
}
